"""What outsiders see of a provider: its line in the register, and its entry in the public directory."""

from typing import Any

from services.thirdparty.cases.provider.rules import Known, Merged, Verified
from shared.casework.case_type import Label, Listing
from shared.casework.notice import Notice
from shared.contracts.text import Text

FIGURES = {
    "capacity": Label("能力", "capacity"),
    "credit_grade": Label("环境信用等级", "credit grade"),
    "agency_grade": Label("监测机构信用等级", "grade as an agency"),
    "sold_during_visit": Label("帮扶期间推销", "sold during a visit"),
}


def listing(state: Any) -> Listing:
    match state:
        case Known():
            return Listing(
                title=state.profile.name,
                parties=(state.profile.uscc,),
                division=state.profile.uscc[2:8],
                topics=tuple(map(str, state.profile.categories)),
                figures=_figures(state),
            )
        case Merged():
            return Listing(title=state.name, parties=(state.uscc,), division=state.uscc[2:8])
        case _:
            return Listing(title="")


def _figures(state: Known) -> dict[str, str]:
    standing = state.standing
    heard = {
        "credit_grade": standing.credit_grade,
        "agency_grade": standing.agency_grade,
        "sold_during_visit": standing.flagged_by,
    }
    return {"capacity": str(state.profile.capacity)} | {name: one for name, one in heard.items() if one}


def notice(state: Any) -> Notice | None:
    """The directory of providers holds whoever is verified, and names no client and no person.

    Certificates are without their numbers: some are those of persons.
    """
    if not isinstance(state, Verified):
        return None
    profile = state.profile
    return Notice(
        Text("环保产业供方名录", "Directory of providers"),
        state.verified_on,
        None,
        (
            (Text("单位名称", "firm"), profile.name),
            (Text("曾用或其他名称", "other names"), state.other_names),
            (Text("统一社会信用代码", "credit code"), profile.uscc),
            (Text("服务类别", "categories"), profile.categories),
            (Text("能力", "capacity"), str(profile.capacity)),
            (Text("地域", "region"), profile.region),
            (Text("资质证书", "certificates"), [one.name for one in profile.certificates]),
            (Text("环境信用等级", "environmental credit grade"), state.standing.credit_grade),
            (Text("监测机构信用等级", "grade as a monitoring agency"), state.standing.agency_grade),
        ),
    )
