"""Sentences for contracts (in legal English) and suppliers (as people write to each other)."""

from __future__ import annotations

PHRASES: dict[tuple[str, str], tuple[str, ...]] = {
    ("contract", "number"): (
        "This Agreement is registered under contract number {v}, which both Parties shall state "
        "on orders, reports and correspondence.",
        "All correspondence with {s} concerning the Services shall bear contract number {v}.",
        "The contract number assigned to {s} is {v}.",
        "For the purposes of invoicing and filing, the Parties refer to the Agreement with {s} by "
        "contract number {v}.",
        "{s} shall quote contract number {v} on every purchase order placed hereunder.",
        "Contract number {v} identifies the arrangement with {s} in the records of both Parties.",
        "Letters, orders and reports that do not mention contract number {v} may be returned to "
        "{s} unprocessed.",
        "In the books of either Party the relationship with {s} is kept under contract number "
        "{v}.",
    ),
    ("contract", "start"): (
        "The commencement date of the Services to {s} is {v}.",
        "This Agreement takes effect between the Parties on {v}.",
        "Performance for {s} begins on {v} (the commencement date), irrespective of the day of "
        "signature.",
        "The Parties have fixed {v} as the commencement date for the work at {s}.",
        "{v} is the commencement date, from which all periods in the Agreement with {s} are "
        "counted.",
        "Irrespective of when it is signed, the Agreement with {s} takes effect on {v}.",
        "The duties of both Parties arise on the commencement date, which {s} has accepted to be "
        "{v}.",
        "The Services are available to {s} from the commencement date, {v}.",
    ),
    ("contract", "term"): (
        "The Agreement is concluded with {s} for an initial term of {v}.",
        "The initial term is {v}, counted from the first day of performance.",
        "An initial term of {v} has been agreed, on expiry of which the Agreement with {s} "
        "continues until it is terminated.",
        "{s} engages the Services for an initial term of {v}.",
        "Neither Party may end the Agreement with {s} for convenience before the initial term of "
        "{v} has run out.",
        "The first phase of the relationship with {s}, referred to as the initial term, runs for "
        "{v}.",
        "The fees for {s} have been calculated on the footing of an initial term of {v}.",
        "During the initial term, which lasts {v}, the scope agreed with {s} is not reduced.",
    ),
    ("contract", "notice"): (
        "Either Party may terminate the Agreement with {s} by giving written notice of {v}.",
        "Termination for convenience requires notice of {v}, given in writing to the other Party.",
        "A notice period of {v} applies to {s} and to its counterpart alike.",
        "The notice period for the Agreement with {s} is {v} and runs from the day on which the "
        "letter reaches its addressee.",
        "Unless terminated with a notice period of {v}, the Agreement with {s} is renewed from "
        "year to year.",
        "Where {s} or its counterpart wishes not to continue, the letter of termination must "
        "arrive {v} ahead, this being the notice period.",
        "The Agreement with {s} ends when {v} have elapsed since notice was given.",
        "{s} is released from the Agreement upon giving notice of {v}; the same applies to the "
        "other Party.",
    ),
    ("contract", "payment"): (
        "Invoices to {s} are payable within {v} of the invoice date.",
        "{s} shall settle each undisputed invoice within {v} of receiving it.",
        "The payment term granted to {s} is {v}, without deduction.",
        "A payment term of {v} applies to all amounts due under the Agreement with {s}.",
        "Every invoice falls due {v} after its date of issue.",
        "{s} pays by bank transfer; the payment term is {v}.",
        "As to due dates, the Parties have settled on a payment term of {v} for all services to "
        "{s}.",
        "Sums invoiced to {s} must be received within {v}, reckoned from the day of the invoice.",
    ),
    ("contract", "interest"): (
        "Amounts overdue from {s} bear interest at {v} per annum from the due date until payment.",
        "If {s} is late in paying, interest of {v} a year is owed on the sum outstanding.",
        "Late payment interest is charged to {s} at the rate of {v} per annum.",
        "The rate of late payment interest is {v} a year, calculated day by day.",
        "{s} owes late payment interest of {v} per annum, without any reminder being necessary.",
        "On arrears of {s} the Parties agree interest of {v} per annum, in place of the statutory "
        "rate.",
        "Default of {s} in payment entitles the other Party to interest at {v} a year.",
        "Interest at {v} per annum accrues on whatever {s} has not paid when due.",
    ),
    ("contract", "cap"): (
        "The total liability of either Party towards the other under the Agreement with {s} shall "
        "not exceed {v} in any contract year.",
        "Liability for all claims arising in any contract year is limited to {v}.",
        "Towards {s}, the aggregate liability cap is {v}.",
        "Claims of {s} for damages are limited, all heads of liability taken together, to {v}.",
        "Save as set out in this Agreement, neither {s} nor its counterpart is liable to the other "
        "for more than {v}.",
        "A liability cap of {v} applies to the Agreement with {s}, whatever the legal ground of "
        "the claim.",
        "The Parties cap their liability at {v}, which {s} acknowledges to be reasonable in view "
        "of the fees.",
        "In no event shall {s} or its counterpart be held liable beyond {v}.",
    ),
    ("contract", "manager"): (
        "The account manager for {s} is {v}.",
        "{v} is appointed account manager and is the first point of contact for {s}.",
        "Day-to-day matters concerning {s} are dealt with by the account manager, {v}.",
        "{s} addresses complaints and requests for change to its account manager, {v}.",
        "As account manager for {s}, {v} may agree dates and operational details but may not vary "
        "the Agreement.",
        "The role of account manager towards {s} is held by {v}.",
        "Questions which the engineers on site cannot settle are referred to {v}, who acts as "
        "account manager.",
        "Operational declarations of {s} are made to the account manager ({v}).",
    ),
    ("contract", "plants"): (
        "The Services extend to the covered plants of {s}, namely {v}.",
        "The covered plants under the Agreement with {s} are {v}.",
        "{s} has named the following covered plants: {v}.",
        "Visits under the Agreement are made to the plants of {s} at {v}.",
        "Instruments of {s} are within scope if they stand in a covered plant, that is to say in "
        "the plants at {v}.",
        "Only the plants at {v} are covered; work at other sites of {s} requires a separate "
        "order.",
        "The list of covered plants agreed with {s} comprises {v}.",
        "For {s}, the work is carried out at the plants in {v}.",
    ),
    ("contract", "penalty"): (
        "For each visit that begins late, {s} receives a service credit of {v} of the quarterly "
        "fee.",
        "A service credit of {v} is set off against the next bill to {s} where an agreed "
        "appointment has been missed.",
        "The service credit due to {s} for a missed date is {v} of the fee for the period "
        "concerned.",
        "Should an engineer arrive later than agreed, {s} may claim a service credit of {v}.",
        "Missed appointments entitle {s} to a service credit equal to {v} of the fee for the "
        "quarter.",
        "The Parties fix the service credit for {s} at {v} of the quarterly fee for every delayed "
        "visit.",
        "{s} is compensated for late attendance by a service credit of {v}, which is not a "
        "penalty.",
        "Delay is made good to {s} by means of a service credit, set at {v} of the quarterly fee.",
    ),
    ("supplier", "lead_time"): (
        "The lead time at {s} is {v} from receipt of order.",
        "{s} delivers within {v} of a firm order.",
        "From order to dock, goods of {s} need {v}.",
        "Please plan with a lead time of {v} for everything that comes from {s}.",
        "Orders placed with {s} are delivered after {v}.",
        "{s} quotes a lead time of {v}, ex works.",
        "For series parts {s} holds to a lead time of {v}.",
        "Between an order to {s} and its delivery lie {v}.",
    ),
    ("supplier", "moq"): (
        "The minimum order quantity at {s} is {v} pieces.",
        "{s} accepts a minimum order of {v} pieces for each drawing number.",
        "A minimum order of {v} pieces applies at {s}, mixed drawings allowed.",
        "Below {v} pieces, the minimum order quantity, {s} does not set up the line.",
        "The smallest batch that {s} will run is {v} pieces (minimum order quantity).",
        "{s} asks for a minimum order quantity of {v} pieces.",
        "Any order to {s} has to reach the minimum order of {v} pieces.",
        "For call-offs from {s}, too, the minimum order quantity of {v} pieces holds.",
    ),
    ("supplier", "discount"): (
        "{s} grants a volume discount of {v} on the yearly turnover.",
        "The volume discount of {s} stands at {v}.",
        "At the end of the year {s} credits a rebate of {v}.",
        "With {s} a rebate of {v} on the list price has been agreed.",
        "{s} deducts a volume discount of {v} on call-off orders.",
        "Call-offs from {s} carry a volume discount of {v}.",
        "The rebate that {s} allows is {v}, settled by credit note.",
        "A volume discount of {v} is given by {s} once the yearly quantity has been committed.",
    ),
    ("supplier", "vendor_id"): (
        "{s} is registered under vendor number {v}.",
        "The vendor number of {s} is {v}.",
        "Please book everything that concerns {s} on vendor number {v}.",
        "{s} is kept as vendor number {v} in our books.",
        "Orders to {s} are raised under vendor number {v}.",
        "The vendor number given to {s} when it was set up is {v}.",
        "Whoever looks for {s} in the master data finds it under vendor number {v}.",
    ),
    ("supplier", "contact"): (
        "The sales contact at {s} is {v}.",
        "{v} is the sales contact at {s} for orders and complaints.",
        "At {s} the sales contact is {v}.",
        "{s} has named {v} as sales contact.",
        "Questions about open orders go to {v}, the sales contact at {s}.",
        "Whoever calls {s} should ask for the sales contact, {v}.",
        "For quotations, {s} has a sales contact of its own for us: {v}.",
    ),
    ("supplier", "credit"): (
        "The payment target at {s} is {v} net.",
        "{s} allows a payment target of {v}.",
        "A payment target of {v} from the invoice date applies to deliveries of {s}.",
        "Bills of {s} are settled at the end of a payment target of {v}.",
        "The payment target agreed with {s} runs to {v}.",
        "With {s} the payment target is {v}, without early-payment deduction.",
        "{s} has confirmed a payment target of {v}.",
    ),
}
