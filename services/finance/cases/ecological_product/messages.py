"""What can be asked about an account of ecological products, and what can happen to it. Values are in fen."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from shared.contracts.finance import AnyDivision, ByPack, KnownDivision, Money
from shared.contracts.formats import Fen, Line, Prose
from shared.contracts.message import Command, Fact
from shared.contracts.text import Term, Text

Year = Annotated[int, Field(ge=2000, le=2100)]
Amount = Annotated[Decimal, Field(ge=0, max_digits=20, decimal_places=6)]

# -- words of this case type --------------------------------------------------------------------------------------


class Category(Term):
    MATERIAL = "MATERIAL", "物质产品", "material products"
    REGULATING = "REGULATING", "调节服务", "regulating services"
    CULTURAL = "CULTURAL", "文化服务", "cultural services"


class Item(Term):
    """What is counted."""

    FARMING = "FARMING", "农业产品", "farming"
    FORESTRY = "FORESTRY", "林业产品", "forestry"
    LIVESTOCK = "LIVESTOCK", "畜牧业产品", "livestock"
    FISHERY = "FISHERY", "渔业产品", "fishery"
    ENERGY = "ENERGY", "生态能源", "energy"
    WATER = "WATER", "水资源", "water"
    WATER_CONSERVATION = "WATER_CONSERVATION", "水源涵养", "water conservation"
    SOIL_RETENTION = "SOIL_RETENTION", "土壤保持", "soil retention"
    FLOOD_CONTROL = "FLOOD_CONTROL", "洪水调蓄", "flood control"
    AIR_CLEANING = "AIR_CLEANING", "空气净化", "air cleaning"
    WATER_CLEANING = "WATER_CLEANING", "水质净化", "water cleaning"
    CARBON_FIXATION = "CARBON_FIXATION", "固碳", "carbon fixation"
    OXYGEN = "OXYGEN", "释氧", "oxygen"
    CLIMATE = "CLIMATE", "气候调节", "climate regulation"
    OTHER_REGULATING = "OTHER_REGULATING", "其他调节服务", "other regulating services"
    TOURISM = "TOURISM", "旅游", "tourism"
    RECREATION = "RECREATION", "休闲康养", "recreation and health"
    LANDSCAPE = "LANDSCAPE", "景观增值", "landscape value"


class Standard(Term):
    DB33_2274_2020 = "DB33/T 2274-2020", "DB33/T 2274-2020", "DB33/T 2274-2020"
    DB33_2274_2025 = "DB33/T 2274-2025", "DB33/T 2274-2025", "DB33/T 2274-2025"


# -- papers -------------------------------------------------------------------------------------------------------


class Row(BaseModel):
    """``basis``: what was measured, such as the water of one reservoir; it may be counted once. ``value_fen``, where it is
    stated, must be quantity by price."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    category: Category
    item: Item
    basis: Line | None = None
    physical_qty: Amount
    unit: Line
    unit_price_fen: Amount
    """Fen for one unit; it may be a part of a fen."""
    value_fen: Fen | None = None
    physical_year: Year
    price_year: Year
    data_source: Line


class Account(BaseModel):
    model_config = ConfigDict(frozen=True)
    division_code: AnyDivision
    year: Year
    standard: Standard
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]


class Result(BaseModel):
    """Shares and the conversion rate are of the whole: ratios of six decimals, percentages of two."""

    model_config = ConfigDict(frozen=True)
    values_fen: tuple[int, ...]
    """In the order of the rows."""
    material_fen: int
    regulating_fen: int
    cultural_fen: int
    gep_fen: int
    regulating_percent: Decimal
    conversion_rate: Decimal
    conversion_percent: Decimal


# -- commands -----------------------------------------------------------------------------------------------------


class CollectAccount(Account, Command):
    KIND: ClassVar[str] = "finance.ecological_product.CollectAccount.v1"
    division_code: KnownDivision


class ComputeAccount(Command):
    KIND: ClassVar[str] = "finance.ecological_product.ComputeAccount.v1"


class ReviewAccount(Command):
    KIND: ClassVar[str] = "finance.ecological_product.ReviewAccount.v1"
    agrees: bool = True
    remarks: Prose | None = None


class PublishAccount(Command):
    KIND: ClassVar[str] = "finance.ecological_product.PublishAccount.v1"


class CorrectAccount(Command):
    """A new version of what is published, with all of its rows."""

    KIND: ClassVar[str] = "finance.ecological_product.CorrectAccount.v1"
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    reason: Prose


class ResubmitAccount(Command):
    """The rows anew, after the review sent them back."""

    KIND: ClassVar[str] = "finance.ecological_product.ResubmitAccount.v1"
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]


# -- facts --------------------------------------------------------------------------------------------------------


class AccountCollected(Account, Fact, Money):
    KIND: ClassVar[str] = "finance.ecological_product.AccountCollected.v1"
    SAYS: ClassVar[Text] = Text(
        "{collected_on}收集{division_code}{year}年核算数据（第{version}版，{standard}）",
        "Data of {division_code} for {year} were collected on {collected_on} (version {version}, {standard})",
    )
    version: int
    collected_on: date
    reason: str | None = None


class AccountComputed(Result, Fact, ByPack):
    KIND: ClassVar[str] = "finance.ecological_product.AccountComputed.v1"
    SAYS: ClassVar[Text] = Text(
        "{computed_on}测算：生态系统生产总值{gep_fen:yuan}元，转化率{conversion_percent}%",
        "Computed on {computed_on}: {gep_fen:yuan} yuan in all, of which {conversion_percent}% are converted",
    )
    computed_on: date
    by: str


class AccountReviewed(Fact):
    KIND: ClassVar[str] = "finance.ecological_product.AccountReviewed.v1"
    SAYS: ClassVar[Text] = Text("{reviewed_on}复核通过", "Reviewed on {reviewed_on}")
    reviewed_on: date
    remarks: str | None
    by: str


class AccountSentBack(Fact):
    KIND: ClassVar[str] = "finance.ecological_product.AccountSentBack.v1"
    SAYS: ClassVar[Text] = Text("{sent_back_on}复核退回：{remarks}", "Sent back on {sent_back_on}: {remarks}")
    sent_back_on: date
    remarks: str
    by: str


class AccountPublished(Fact, Money):
    KIND: ClassVar[str] = "finance.ecological_product.AccountPublished.v1"
    SAYS: ClassVar[Text] = Text(
        "{published_on}发布第{version}版：生态系统生产总值{gep_fen:yuan}元",
        "Version {version} was published on {published_on}: {gep_fen:yuan} yuan",
    )
    version: int
    gep_fen: int
    published_on: date
    by: str | None = None
