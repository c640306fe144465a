"""What a team can be: its short name, its branch of the company and the jobs done in it.

The first six exist in every company, because other topics need their people; of the others each
company has some. The key names the team's passages in `corpus/prose/people_teams.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Function:
    """One kind of team. `jobs` are the job titles of its people, the commonest first."""

    key: str
    name: str
    acronym: str
    branch: str
    jobs: tuple[str, ...]


CORE = (
    Function("portfolio", "Portfolio", "PFO", "Commercial",
             ("Product Manager", "Product Data Specialist")),
    Function("accounts", "Key Accounts", "KEA", "Commercial",
             ("Account Manager", "Sales Engineer", "Order Desk Clerk")),
    Function("systems", "Core Systems", "CSY", "Corporate",
             ("System Administrator", "Network Engineer", "Integration Developer")),
    Function("response", "Incident Response", "IRT", "Service",
             ("Incident Manager", "Support Engineer")),
    Function("operations", "Site Operations", "SOP", "Corporate",
             ("Site Manager", "Facilities Technician", "Receptionist")),
    Function("controlling", "Controlling", "CTL", "Corporate",
             ("Financial Controller", "Accounts Payable Clerk")),
)
OPTIONAL = (
    Function("firmware", "Firmware", "FWE", "Engineering",
             ("Firmware Engineer", "Test Engineer")),
    Function("metrology", "Metrology", "MTL", "Engineering",
             ("Metrologist", "Laboratory Technician")),
    Function("electronics", "Electronics Design", "ELD", "Engineering",
             ("Electronics Engineer", "Laboratory Technician")),
    Function("mechanics", "Mechanical Design", "MDG", "Engineering",
             ("Design Engineer", "Materials Engineer")),
    Function("assembly", "Final Assembly", "FAS", "Supply Chain",
             ("Assembly Technician", "Production Supervisor")),
    Function("field", "Field Service", "FLS", "Service",
             ("Field Engineer", "Service Planner")),
    Function("repair", "Repair Centre", "RPC", "Service",
             ("Repair Technician", "Service Planner")),
    Function("documentation", "Technical Documentation", "TDC", "Engineering",
             ("Technical Writer", "Illustrator")),
    Function("export", "Export and Customs", "EXC", "Supply Chain",
             ("Export Specialist", "Logistics Coordinator")),
    Function("spares", "Spare Parts Logistics", "SPL", "Supply Chain",
             ("Logistics Coordinator", "Warehouse Operator")),
    Function("applications", "Application Engineering", "APE", "Commercial",
             ("Application Engineer", "Sales Engineer")),
    Function("inspection", "Incoming Inspection", "ICI", "Supply Chain",
             ("Quality Inspector", "Laboratory Technician")),
    Function("planning", "Production Planning", "PPL", "Supply Chain",
             ("Production Planner", "Warehouse Operator")),
    Function("compliance", "Product Compliance", "PCO", "Engineering",
             ("Approvals Engineer", "Environmental Specialist")),
)
# How many there are of the jobs that other topics draw from; leads and site managers follow
# from the number of teams and sites, everybody else fills the company up.
FIXED = {"Product Manager": 30, "Account Manager": 14, "Director": 10,
         "System Administrator": 16, "Incident Manager": 10}
