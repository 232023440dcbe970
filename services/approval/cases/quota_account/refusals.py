"""What nobody may ask of a ledger."""

from services.approval.cases.quota_account import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

ACCOUNT_EXISTS = Mistake(
    "E_ACCOUNT_EXISTS",
    Text("该区域该污染物的储备账户已经设立", "This region has a reserve of this pollutant already"),
    law.ONE_LEDGER,
    Text("记入已有账户", "use the account that is there"),
)
NOT_RESERVED = Mistake(
    "E_POLLUTANT",
    Text("该污染物不设储备", "No reserve is kept of this pollutant"),
    law.RESERVE,
    Text("可设：{known}", "possible: {known}"),
)
NO_BASIN = Mistake(
    "E_BASIN",
    Text("县（市、区）水污染物储备应注明流域", "A county's reserve of a water pollutant belongs to a basin"),
    law.BASIN_OF_WATER,
    Text("注明流域", "name the basin"),
)
BASIN_OF_AIR = Mistake(
    "E_BASIN",
    Text("大气污染物储备不分流域", "A reserve of an air pollutant belongs to no basin"),
    law.BASIN_OF_WATER,
    Text("不填流域", "leave the basin out"),
)
