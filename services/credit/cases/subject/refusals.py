"""What nobody may do with the file of a credit subject, and why."""

from services.credit.cases.subject import policy as law
from shared.casework.refusal import Mistake
from shared.contracts.text import Text

OWN_SUCCESSOR = Mistake(
    "OWN_SUCCESSOR",
    Text("主体不能承继自身", "A subject does not succeed itself"),
    law.LINKED,
    Text("核对承继主体的代码", "check the codes of the successors"),
)
LINKED_ALREADY = Mistake(
    "LINKED_ALREADY",
    Text("承继关系已经登记", "This succession is recorded already"),
    law.LINKED,
    Text("无须重复登记", "nothing to repeat"),
)
ONE_SUCCESSOR = Mistake(
    "ONE_SUCCESSOR",
    Text("仅分立可有多个承继主体", "Only a split has several successors"),
    law.LINKED,
    Text("核对承继类型", "check the kind of succession"),
)
NAME_MISSING = Mistake(
    "NAME_MISSING",
    Text("缺少新名称", "The new name is missing"),
    law.REGISTRY,
    Text("填写变更后的名称", "state it"),
)
