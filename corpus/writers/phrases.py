"""Sentences for facts: several phrasings for each attribute. `{s}` is the subject, `{v}` the value.

The words are the documents' own; questions are worded elsewhere and differently.
"""

from __future__ import annotations

PHRASES: dict[tuple[str, str], tuple[str, ...]] = {
    ("product", "torque"): (
        "tighten the process connection of the {s} to {v}.",
        "the {s} is fitted with a mounting torque of {v}; more will distort the seat.",
        "when installing the {s}, set the wrench to {v}.",
    ),
    ("product", "calibration"): (
        "we recommend a calibration interval of {v} for the {s}.",
        "under normal duty the {s} goes back to the bench every {v}.",
        "the {s} has a calibration interval of {v}, shorter in corrosive media.",
    ),
    ("product", "warranty"): (
        "the {s} comes with a warranty period of {v} from delivery.",
        "we repair or replace a faulty {s} free of charge for {v} after shipment (warranty).",
        "warranty on the {s} runs for {v}.",
    ),
    ("product", "order_code"): (
        "order code for the {s}: {v}.",
        "please quote {v} when ordering the {s}.",
        "the {s} is listed under the order code {v}.",
    ),
    ("product", "seal_kit"): (
        "the spare seal kit for the {s} is {v}.",
        "worn gaskets on the {s} are replaced with seal kit {v}.",
        "stores keep seal kit {v} for the {s}.",
    ),
    ("product", "launched"): (
        "the {s} was launched on {v}.",
        "launch date of the {s}: {v}.",
        "first deliveries of the {s} left the factory on its launch date, {v}.",
    ),
    ("product", "owner"): (
        "product owner of the {s} is {v}.",
        "questions about the {s} go to its product owner, {v}.",
        "{v} is the product owner for the {s}.",
    ),
    ("product", "protocols"): (
        "the {s} speaks {v}.",
        "supported protocols of the {s} are {v}.",
        "for communication the {s} supports {v}.",
    ),
    ("policy", "leave"): (
        "full-time employees receive {v} of annual leave per calendar year.",
        "annual leave amounts to {v} a year for full-time staff.",
        "the annual leave entitlement is {v}.",
    ),
    ("policy", "parental"): (
        "parental leave is granted for {v} at full pay.",
        "new parents may take {v} of paid parental leave.",
        "the company pays parental leave for {v}.",
    ),
    ("policy", "probation"): (
        "the probation period is {v}.",
        "new contracts begin with a probation period of {v}.",
        "either side may end the contract at short notice during the probation period of {v}.",
    ),
    ("policy", "hotel_cap"): (
        "hotel rooms are reimbursed up to a hotel cap of {v} per night.",
        "the hotel cap is {v} per night, breakfast included.",
        "do not book above the hotel cap of {v} a night without asking first.",
    ),
    ("policy", "meal"): (
        "the daily meal allowance is {v}.",
        "travellers claim a daily meal allowance of {v}.",
        "a daily meal allowance of {v} is paid for each full day away.",
    ),
    ("policy", "deadline"): (
        "claims must reach Finance within {v} of the expense (submission deadline).",
        "the submission deadline for claims is {v} after the expense.",
        "hand in your claim before the submission deadline of {v} has passed.",
    ),
    ("policy", "receipt"): (
        "a receipt is required for any item above the receipt threshold of {v}.",
        "the receipt threshold is {v}.",
        "below the receipt threshold of {v} no receipt is needed.",
    ),
    ("policy", "approval"): (
        "spending above the approval threshold of {v} needs a director's signature.",
        "the approval threshold for single purchases is {v}.",
        "line managers sign alone up to the approval threshold of {v}.",
    ),
    ("policy", "password"): (
        "the minimum password length is {v} characters.",
        "passwords have a minimum length of {v} characters.",
        "a password shorter than the minimum password length of {v} characters is rejected.",
    ),
    ("policy", "rotation"): (
        "service keys follow a key rotation interval of {v}.",
        "the key rotation interval is {v}.",
        "signing keys are replaced at a key rotation interval of {v}.",
    ),
    ("policy", "lockout"): (
        "the screen lock delay is {v} of inactivity.",
        "workstations lock after a screen lock delay of {v}.",
        "the screen lock delay is set to {v} and cannot be changed by the user.",
    ),
    ("policy", "refresh"): (
        "the laptop refresh cycle is {v}.",
        "laptops are replaced on a laptop refresh cycle of {v}.",
        "expect a new machine after one laptop refresh cycle, {v}.",
    ),
    ("policy", "remote"): (
        "staff may agree on up to {v} remote days per week.",
        "the number of remote days per week is limited to {v}.",
        "remote days per week: {v} at most.",
    ),
    ("contract", "number"): (
        "this agreement carries the contract number {v}.",
        "contract number {v} shall be stated on all correspondence.",
        "the Parties refer to this agreement by contract number {v}.",
    ),
    ("contract", "start"): (
        "the commencement date of this agreement with {s} is {v}.",
        "services to {s} begin on the commencement date, {v}.",
        "this agreement takes effect for {s} on its commencement date, {v}.",
    ),
    ("contract", "term"): (
        "the initial term is {v} from the commencement date.",
        "this agreement runs for an initial term of {v}.",
        "the Parties agree on an initial term of {v}.",
    ),
    ("contract", "notice"): (
        "{s} may terminate with a notice period of {v} to the end of the term.",
        "the notice period for termination is {v}.",
        "termination requires a notice period of {v} in writing.",
    ),
    ("contract", "payment"): (
        "invoices fall due within a payment term of {v}.",
        "{s} shall pay each invoice within {v} of receipt (payment term).",
        "the payment term is {v} from the date of invoice.",
    ),
    ("contract", "interest"): (
        "late payment interest accrues at {v} per annum.",
        "overdue amounts bear late payment interest of {v} a year.",
        "the late payment interest is {v} per annum, without further notice.",
    ),
    ("contract", "cap"): (
        "the liability cap is {v} per contract year.",
        "aggregate liability towards {s} is limited by a liability cap of {v}.",
        "neither Party is liable beyond the liability cap of {v}.",
    ),
    ("contract", "manager"): (
        "the account manager for {s} is {v}.",
        "{v} acts as account manager for {s}.",
        "notices to the supplier are addressed to the account manager, {v}.",
    ),
    ("contract", "plants"): (
        "the covered plants of {s} are {v}.",
        "services are rendered at the covered plants: {v}.",
        "this agreement extends to the covered plants in {v}.",
    ),
    ("site", "opened"): (
        "the {s} opened its doors on {v}.",
        "opening date of the {s}: {v}.",
        "the opening date of the {s} was {v}.",
    ),
    ("site", "headcount"): (
        "the {s} has a headcount of {v}.",
        "current headcount at the {s} is {v}.",
        "{v} people make up the headcount of the {s}.",
    ),
    ("site", "area"): (
        "the {s} has a floor area of {v}.",
        "floor area of the {s}: {v}.",
        "production and offices of the {s} share a floor area of {v}.",
    ),
    ("site", "head"): (
        "site manager of the {s} is {v}.",
        "{v} is site manager of the {s}.",
        "visitors to the {s} report to the site manager, {v}.",
    ),
    ("site", "rigs"): (
        "the {s} runs {v} calibration rigs.",
        "number of calibration rigs at the {s}: {v}.",
        "the laboratory of the {s} has {v} calibration rigs.",
    ),
    ("plan", "price"): (
        "the monthly fee of the {s} is {v}.",
        "the {s} costs a monthly fee of {v}.",
    ),
    ("plan", "response"): (
        "on the {s} our response time is {v}.",
        "the {s} guarantees a response time of {v}.",
        "with the {s}, engineers react within a response time of {v}.",
    ),
    ("plan", "visits"): (
        "the {s} has {v} included service visits a year.",
        "included service visits on the {s}: {v} a year.",
    ),
    ("plan", "uptime"): (
        "the uptime commitment of the {s} is {v}.",
        "the {s} carries an uptime commitment of {v}.",
    ),
    ("fault", "part"): (
        "if {s} returns after a restart, fit replacement part {v}.",
        "the replacement part for {s} is {v}.",
        "for {s} draw replacement part {v} from stores.",
    ),
    ("fault", "wait"): (
        "after {s}, observe a cool-down time of {v} before switching on again.",
        "the cool-down time for {s} is {v}.",
        "leave the unit off for a cool-down time of {v} once {s} has appeared.",
    ),
    ("fault", "limit"): (
        "{s} is raised when the core passes the trip threshold of {v}.",
        "the trip threshold of {s} is {v}.",
        "the display shows {s} above a trip threshold of {v}.",
    ),
    ("release", "version"): (
        "the latest firmware for the {s} line is {v}.",
        "version {v} is the latest firmware of {s} instruments.",
        "all {s} units should run the latest firmware, {v}.",
    ),
    ("release", "released"): (
        "its release date was {v}.",
        "release date: {v}.",
        "it became available on its release date, {v}.",
    ),
    ("release", "fixes"): (
        "resolved issues: {v}.",
        "this build closes the resolved issues {v}.",
        "the resolved issues are {v}.",
    ),
    ("incident", "ticket"): (
        "the {s} was tracked under incident number {v}.",
        "incident number: {v}.",
        "all notes on the {s} are filed under incident number {v}.",
    ),
    ("incident", "outage"): (
        "the duration of the outage was {v}.",
        "service was back after a duration of the outage of {v}.",
        "from first alarm to all-clear, the duration of the outage came to {v}.",
    ),
    ("incident", "affected"): (
        "the number of affected customers was {v}.",
        "affected customers: {v}.",
        "we counted {v} affected customers.",
    ),
    ("incident", "lead"): (
        "incident lead was {v}.",
        "{v} acted as incident lead.",
        "the response was run by the incident lead, {v}.",
    ),
    ("supplier", "lead_time"): (
        "{s} confirms a lead time of {v}.",
        "the lead time of {s} is {v}.",
        "plan with a lead time of {v} for goods from {s}.",
    ),
    ("supplier", "moq"): (
        "the minimum order quantity at {s} is {v} pieces.",
        "{s} accepts orders from a minimum order quantity of {v} pieces.",
        "below the minimum order quantity of {v} pieces {s} does not quote.",
    ),
    ("supplier", "vendor_id"): (
        "{s} is registered under vendor number {v}.",
        "vendor number of {s}: {v}.",
        "please book invoices of {s} on vendor number {v}.",
    ),
    ("supplier", "discount"): (
        "{s} grants a volume discount of {v}.",
        "the volume discount agreed with {s} is {v}.",
        "on yearly volume {s} pays back a volume discount of {v}.",
    ),
    ("programme", "budget"): (
        "the budget of {s} is {v}.",
        "the board approved a budget of {v} for {s}.",
        "{s} has a budget of {v}.",
    ),
    ("programme", "kickoff"): (
        "the kick-off date of {s} was {v}.",
        "{s} had its kick-off date on {v}.",
        "kick-off date of {s}: {v}.",
    ),
    ("programme", "sponsor"): (
        "sponsor of {s} is {v}.",
        "{v} is the sponsor of {s}.",
        "{s} reports to its sponsor, {v}.",
    ),
}
