"""All examinations, in the order in which one would do them: the cause before what follows from it."""

import logging
from collections.abc import Iterable, Iterator

from . import database, files, letters, machine, people, tasks, texts, web
from .database import base_answers, base_is_migrated
from .finding import Examination, Finding
from .visit import visit

log = logging.getLogger(__name__)

OF_THE_MACHINE: tuple[Examination, ...] = (
    web.settings_are_those_of_production,
    machine.folder_is_written,
    machine.disk_has_room,
    machine.memory_suffices,
    machine.files_may_be_opened,
    machine.zone_is_known,
    machine.clock_goes_forward,
    machine.threads_have_a_process,
    machine.shared_memory_answers,
    files.settings_are_hidden,
    files.base_is_hidden,
    files.files_are_of_one_account,
    files.account_is_no_root,
    web.site_answers_to_its_name,
    web.name_is_the_public_one,
    web.proxy_is_named,
    web.https_leads_somewhere,
    web.nobody_goes_round_the_proxy,
    web.style_sheets_are_those_of_this_code,
    letters.letters_go_to_a_server,
    letters.server_takes_letters,
    letters.sender_is_of_the_domain,
    tasks.background_work_is_done,
    tasks.no_job_fails,
    tasks.site_is_saved,
    tasks.last_save_can_be_read,
    tasks.saves_are_elsewhere_too,
)
OF_THE_BASE: tuple[Examination, ...] = (
    database.journal_is_kept_apart,
    database.base_is_on_this_machine,
    database.base_is_whole,
    database.one_process_writes_to_sqlite,
    database.postgres_is_fit,
)
OF_WHAT_IT_HOLDS: tuple[Examination, ...] = (
    web.checks_are_silent,
    database.changes_are_logged,
    letters.letters_leave,
    letters.servers_take_what_is_sent,
    people.somebody_administers,
    people.administrators_have_a_second_factor,
    people.nobody_came_with_the_demo,
    texts.texts_are_rendered_by_this_version,
    texts.pictures_have_their_files,
)


def examine(at_its_address: bool = False) -> list[Finding]:
    """All that is found. A base that is gone is not asked about the rest, nor one that lacks its tables."""
    found = done(OF_THE_MACHINE)
    if gone := done([base_answers]):
        return [*found, *gone]
    found += done(OF_THE_BASE)
    behind = done([base_is_migrated])
    found += behind or done(OF_WHAT_IT_HOLDS)
    return found + (done([visit]) if at_its_address else [])


def done(examinations: Iterable[Examination]) -> list[Finding]:
    """What these find."""
    return [finding for examination in examinations for finding in _attempted(examination)]


def _attempted(examination: Examination) -> Iterator[Finding]:
    """What it finds; one that fails says so, and keeps the others from nothing."""
    try:
        yield from list(examination())
    except Exception as error:
        log.debug("The examination %s failed.", examination.__name__, exc_info=True)
        yield Finding(
            "D001",
            f"L’examen « {examination.__name__} » n’a pas pu se faire : {type(error).__name__}, {error}.",
            "Corrigez d’abord les autres défauts ; s’il reste seul, manage.py doctor -v 3 en donne la trace.",
        )
