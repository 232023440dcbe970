"""Settings: environment variables with the prefix ``ECOCASE_``, below them what ``make up`` noted in ``servers.env``."""

import os
import re
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.contracts.text import Text
from shared.office.trouble import Exit, Trouble

PREFIX = "ECOCASE_"
FOR_TESTS = "ECOCASE_TEST_"
SERVERS = "servers.env"
PASSWORD = re.compile(r"(//[^/@:\s]*:)[^\s?]*(?=@)|((?:^|[?&\s])(?:password|sslpassword)=)[^&\s]*", re.IGNORECASE)


def masked(url: str) -> str:
    """The URL with every password in it replaced."""
    return PASSWORD.sub(lambda found: (found[1] or found[2]) + "***", url)


class Settings(BaseSettings):
    """What the office was told. Read it with ``read_settings``, which words every mistake."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    amqp_url: str | None = Field(None, repr=False, pattern=r"^(amqps?|pyamqp)://")
    database_url: str | None = Field(None, repr=False, pattern=r"^postgres(ql)?://")
    data: Path = Path(".ecocase")
    environment: Literal["production", "demo", "test"] = "production"
    clock: Literal["wall", "messages"] = "wall"
    log_format: Literal["json", "console"] = "json"
    metrics_port: int = Field(0, ge=0, le=65535)
    metrics_host: str = "127.0.0.1"
    batch_max: int = Field(200, ge=1, le=10_000)
    partitions: int = Field(1, ge=1, le=64)
    partners: Path = Path("deploy/partners.toml")

    @model_validator(mode="after")
    def _clock_of_messages_is_for_trials(self) -> Self:
        if self.clock == "messages" and self.environment == "production":
            raise ValueError(
                str(
                    Text(
                        "ECOCASE_CLOCK=messages 只能用于 ECOCASE_ENVIRONMENT=demo 或 test",
                        "ECOCASE_CLOCK=messages needs ECOCASE_ENVIRONMENT=demo or test",
                    )
                )
            )
        return self

    @model_validator(mode="after")
    def _clock_of_messages_is_one_clock(self) -> Self:
        if self.clock == "messages" and self.partitions > 1:
            raise ValueError(
                str(
                    Text(
                        "ECOCASE_CLOCK=messages 只能用于 ECOCASE_PARTITIONS=1：否则各进程的时间会不一致",
                        "ECOCASE_CLOCK=messages needs ECOCASE_PARTITIONS=1: else each process would have another time",
                    )
                )
            )
        return self

    def shown(self) -> dict[str, str]:
        """Every setting by its variable's name, secrets masked."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return {PREFIX + name.upper(): "" if one is None else masked(str(one)) for name, one in values.items()}

    def as_environment(self) -> dict[str, str]:
        """The variables that give a child process these very settings, secrets and all."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return {PREFIX + name.upper(): str(one) for name, one in values.items() if one is not None}


def read_settings(**given: Any) -> Settings:
    """The settings in force. ``given`` comes from the command line and goes before everything else."""
    refuse_unknown(os.environ)
    data = Path(given.get("data") or os.environ.get(f"{PREFIX}DATA") or Settings.model_fields["data"].default)
    try:
        return Settings(
            _env_file=data / SERVERS,  # pyright: ignore[reportCallIssue]
            **{name: one for name, one in given.items() if one is not None},
        )
    except ValidationError as error:
        raise wrong_setting(error) from None


def refuse_unknown(environment: Any) -> None:
    """A setting with a typing error in its name would otherwise be silently without effect."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(
        name
        for name in environment
        if name.upper().startswith(PREFIX) and not name.upper().startswith(FOR_TESTS) and name.upper() not in known
    )
    if unknown:
        raise Trouble(
            Text(f"没有这样的设置：{'、'.join(unknown)}", f"There is no such setting: {', '.join(unknown)}"),
            Text(f"取消该环境变量，或改为下列之一：{'、'.join(sorted(known))}", f"unset it, or use one of: {', '.join(sorted(known))}"),
            Exit.USAGE,
        )  # fmt: skip


def wrong_setting(error: ValidationError) -> Trouble:
    first = error.errors(include_url=False, include_input=False)[0]
    name = PREFIX + str(first["loc"][0]).upper() if first["loc"] else ""
    told = first["msg"].removeprefix("Value error, ")
    if " / " in told:
        return Trouble(
            Text(*told.split(" / ", 1)),
            Text("修改设置后重试", "change the setting and try again"),
            Exit.USAGE,
        )
    return Trouble(
        Text(f"设置 {name} 的值不可用", f"{name} has a value that cannot be used: {told}"),
        Text("参见 README 的设置表，改正后重试", "see the table of settings in the README, correct it and try again"),
        Exit.USAGE,
    )
