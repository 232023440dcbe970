"""The tables beside the events, one PostgreSQL schema per service; made and changed by the project itself at start-up."""

from typing import Any

from psycopg import Connection
from psycopg.sql import SQL, Identifier

MIGRATIONS = (
    """
    create table answered (
        source text not null, id text not null, case_id uuid, position bigint not null, receipt bytea not null,
        answered_at timestamptz not null default now(), primary key (source, id));
    create table numbers (series text not null, year int not null, last bigint not null, primary key (series, year));
    create table outbox (
        position bigint not null, part int not null, routing_key text not null, body bytea not null,
        at timestamptz not null default now(), primary key (position, part));
    create table followers (follower text primary key, position bigint not null);
    create table notebook (
        about text not null, key text not null, sequence bigint not null, kind text not null, data bytea not null,
        primary key (about, key));
    create table quarantine (
        id uuid primary key, at timestamptz not null default now(), queue text not null, reason text not null,
        detail text not null, source text, properties jsonb not null, headers jsonb not null, body bytea not null,
        state text not null default 'waiting', settled_at timestamptz, settled_by text, why text);
    create index on quarantine (state, at);
    create table suspects (fingerprint bytea primary key, deaths int not null, last timestamptz not null default now());
    create function refuse_change() returns trigger language plpgsql as
        $$ begin raise exception 'ecocase: % is append-only', tg_table_name; end $$;
    create trigger append_only before update or delete or truncate on answered
        for each statement execute function refuse_change();
    create trigger append_only before update or delete or truncate on {events}
        for each statement execute function refuse_change();
    """,
    """
    alter table if exists register add column if not exists topics text[] not null default '{{}}',
        add column if not exists figures jsonb not null default '{{}}', add column if not exists notice_until date;
    """,
    "alter table if exists register add column if not exists due_provisional boolean not null default false",
    """
    create index on notebook (about, (key collate "C"));
    """,
    "alter table if exists register add column if not exists due_title text",
    """
    do $$ declare one regclass; begin
        for one in select i.indexrelid from pg_index i join pg_class c on c.oid = i.indexrelid
            join pg_am a on a.oid = c.relam where i.indrelid = to_regclass('register') and a.amname = 'gin'
        loop execute format('alter index %s set (gin_pending_list_limit = 64)', one); end loop;
    end $$
    """,
)

# Whoever asks for a party reads all that is pending in its index, by default up to 4 MB: longer than all the rest takes.
REGISTER = """
    create table {name} (
        case_id uuid primary key, case_no text, type text not null, status text not null, is_over boolean not null,
        version bigint not null, position bigint not null, policy text not null, title text not null,
        parties text[] not null, division text, topics text[] not null, figures jsonb not null, notice_until date,
        opened_at timestamptz not null, due_on date, due_name text, due_title text,
        due_ground text, due_provisional boolean not null default false, wakes_at timestamptz, wake jsonb)"""
REGISTER_INDEXES = """
    create index on {name} (opened_at desc, case_id desc);
    create index on {name} (type, status, opened_at desc);
    create index on {name} using gin (parties) with (gin_pending_list_limit = 64);
    create index on {name} using gin (topics) with (gin_pending_list_limit = 64);
    create index on {name} (notice_until) where notice_until is not null;
    create index on {name} (due_on);
    create index on {name} (wakes_at) where wakes_at is not null;
    create index on {name} (case_no);
    create index on {name} (position);
"""


def migrate(connection: Connection[Any], service: str) -> None:
    """Applies what is missing, in order; the caller holds the lock of this service's schema."""
    connection.execute(SQL("set local search_path to {}").format(Identifier(service)))
    connection.execute("create table if not exists migrations (number int primary key, at timestamptz default now())")
    done = {row["number"] for row in connection.execute("select number from migrations").fetchall()}
    for number, script in enumerate(MIGRATIONS, 1):
        if number not in done:
            connection.execute(SQL(script).format(events=Identifier(f"{service}_events")))
            connection.execute("insert into migrations (number) values (%s)", (number,))
    listed = connection.execute("select to_regclass('register') is not null as made").fetchone()
    if not listed or not listed["made"]:
        for script in (REGISTER, REGISTER_INDEXES):
            connection.execute(SQL(script).format(name=Identifier("register")))
