"""The mistakes that the desk refuses before any rule is asked."""

from typing import Any

from shared.casework.case_file import CaseFile
from shared.casework.case_type import CaseType, Order
from shared.casework.refusal import Refused, wrong
from shared.contracts.message import Actor, Envelope
from shared.contracts.text import Text


def actor_of(letter: Envelope) -> Actor:
    if letter.actor is None or letter.role is None:
        raise Refused(
            "INVALID",
            Text("命令未说明由谁以何种角色办理", "The command does not say who acts in which role"),
            wrong(
                "actor" if letter.actor is None else "role",
                None,
                Text("命令必须带有 actor 与 role", "a command carries actor and role"),
                Text("补充后用新的 id 重新发送", "add them and send it again under a new id"),
            ),
        )
    return Actor(person=letter.actor, role=letter.role, onbehalfof=letter.onbehalfof)


def unknown_type(letter: Envelope) -> Refused:
    return Refused(
        "UNKNOWN_TYPE",
        Text("本服务没有此类消息", "This service knows no such message"),
        wrong(
            "type",
            letter.type,
            Text("消息类型须在合同之内", "the type must be one of the contract's"),
            Text("用 ecocase contracts 查看可用的消息", "see `ecocase contracts` for the messages there are"),
        ),
    )


def unknown_case(order: Order) -> Refused:
    return Refused(
        "UNKNOWN_CASE",
        Text("没有这个案件", "There is no such case"),
        wrong(
            "subject",
            str(order.case_id),
            Text("该案件标识下没有任何事实", "no fact is on file under this case id"),
            Text("核对案件标识，或先立案", "check the case id, or open the case first"),
        ),
    )


def other_type(file: CaseFile, wanted: CaseType[Any, Any]) -> Refused:
    return Refused(
        "UNKNOWN_CASE",
        Text("该标识属于另一类案件", "This id belongs to a case of another type"),
        wrong(
            "subject",
            str(file.case_id),
            Text(f"该案件是{file.case_type.title.zh}", f"the case is of type {file.case_type.name}"),
            Text(f"此命令用于{wanted.title.zh}", f"the command is for {wanted.name}"),
        ),
    )


def expired(letter: Envelope) -> Refused:
    return Refused(
        "EXPIRED",
        Text("命令已过有效期", "The command has expired"),
        wrong(
            "expirytime",
            str(letter.expirytime),
            Text("过期的命令不予办理", "an expired command is never carried out"),
            Text("如仍需办理，用新的 id 重新发送", "if it is still wanted, send it under a new id"),
        ),
    )


def changed_meanwhile(letter: Envelope, file: CaseFile) -> Refused:
    return Refused(
        "CONFLICT",
        Text(f"案件已是第{file.version}版", f"The case is at version {file.version} by now"),
        wrong(
            "expectedversion",
            letter.expectedversion,
            Text(f"当前版本为{file.version}", f"the current version is {file.version}"),
            Text("查看新增事实后再决定", "look at what was added and decide again"),
        ),
    )
