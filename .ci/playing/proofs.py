"""What the page leads to, tried from the outside: the pages, who administers, the letters, the saves."""

import re
from pathlib import Path

from . import Failed
from .machine import Machine

PASSWORD = "une-phrase-assez-longue-1926"  # noqa: S105  (of the administrator, in a machine thrown away)
ANSWERS = {"Password: ": PASSWORD, "Password (again): ": PASSWORD, "Mot de passe : ": PASSWORD}
COMPARING = Path(__file__).with_name("comparing.py")

LIE = "ecrit-par-le-lecteur"  # the shape of a request's number, and none that a proxy of ours makes
ASKED = f"""
curl -sS -i --http2 https://www.exemple.fr/
curl -sS -i -H 'X-Request-ID: {LIE}' https://www.exemple.fr/sante/pret/
"""
LOGIN = """
cd "$(mktemp -d)"
page() { curl -sS --cookie kept --cookie-jar kept "$@"; }
token=$(page https://www.exemple.fr/admin/login/ | grep -o 'csrfmiddlewaretoken" value="[^"]*' | head -n 1)
token=${token##*\\"}
page -o /dev/null -w '%{http_code} %{redirect_url}\\n' -H 'Referer: https://www.exemple.fr/admin/login/' \\
  --data-urlencode "csrfmiddlewaretoken=$token" --data-urlencode username=camille \\
  --data-urlencode "password=PASSWORD" https://www.exemple.fr/admin/login/
"""
# The demo is one long writing: meanwhile the background work would be refused its turn, which doctor tells.
FILL = """
systemctl stop chroniques.socket chroniques.service
set -a; . /etc/chroniques.env; DJANGO_SETTINGS_MODULE=chroniques.settings.local; set +a
cd -P /srv/chroniques/actuelle && runuser -u chroniques -- .venv/bin/python manage.py load_demo
systemctl start chroniques.socket chroniques.service
curl -sS https://www.exemple.fr/sante/pret/ >/dev/null
"""
ELSEWHERE = """
set -e
systemctl stop chroniques.socket chroniques.service
systemctl stop chroniques-travail.service 2>/dev/null || true
chroniques backup /var/lib/chroniques/essai >/dev/null
set -a; . /etc/chroniques.env
here=$DATABASE_URL; there=NEW_URL
DATA_DIR=/var/lib/chroniques/ailleurs; DATABASE_URL=$there; set +a
install -d -o chroniques -g chroniques $DATA_DIR
cd -P /srv/chroniques/actuelle
runuser -u chroniques -- .venv/bin/python manage.py restore /var/lib/chroniques/essai/chroniques-*.tar.gz
runuser -u chroniques -- .venv/bin/python - $here /var/lib/chroniques/media \\
  $there $DATA_DIR/media < /var/lib/comparing.py
rm -r /var/lib/chroniques/essai $DATA_DIR
systemctl start chroniques.socket chroniques.service
systemctl start chroniques-travail.service 2>/dev/null || true
"""


def answers_over_https(machine: Machine) -> str:
    """The front page and the health, the certificate believed, the headers that production owes."""
    printed = machine.run(ASKED)
    for owed in (
        "HTTP/2 200",
        "strict-transport-security: ",
        "content-security-policy: ",
        "x-request-id: ",
        "ok",
    ):
        if owed not in printed:
            raise Failed(f"« {owed} » manque dans la réponse :\n{printed[:3000]}")
    if LIE in printed:
        raise Failed("le proxy transmet l’identifiant de requête que le lecteur a écrit")
    return "la une et /sante/pret/ répondent en https, chaque requête a l’identifiant du proxy"


def lets_the_administrator_in(machine: Machine) -> str:
    """The password opens, and a second factor is asked for."""
    printed = machine.run(LOGIN.replace("PASSWORD", PASSWORD))
    if not re.search(r"302 https://www\.exemple\.fr/admin/", printed):
        raise Failed(f"le compte camille n’entre pas :\n{printed}")
    return f"camille entre : {printed.split()[-1]}"


def caught_a_letter(machine: Machine, folder: Path) -> str:
    """The one that the page sends."""
    letters = [path.read_text() for path in sorted(folder.iterdir())]
    if not any("To: camille@exemple.fr" in letter for letter in letters):
        raise Failed(f"aucun courriel d’essai n’est arrivé ({len(letters)} autres)")
    subject = next(line for line in letters[0].splitlines() if line.startswith("Subject:"))
    return f"courriel reçu, en TLS et avec mot de passe : {subject}"


def fill(machine: Machine) -> str:
    """Texts, pictures and avis, so that there is something to save."""
    return machine.run(FILL).splitlines()[0]


def comes_back_elsewhere(machine: Machine, new_url: str) -> str:
    """A save, brought back in an empty place, equals the site in every field and every file."""
    machine.write("/var/lib/comparing.py", COMPARING.read_text())
    if new_url.startswith("postgres"):
        machine.run("runuser -u postgres -- createdb --owner=chroniques --template=template0 ailleurs")
    return machine.run(ELSEWHERE.replace("NEW_URL", new_url)).splitlines()[-1]


def is_hardened(machine: Machine) -> str:
    """What systemd itself says of the units, and of how exposed they are."""
    machine.run("systemd-analyze verify /etc/systemd/system/chroniques*")
    printed = machine.run("systemd-analyze security --no-pager chroniques.service | tail -n 1")
    return printed.strip().lstrip("→ ")


# The background work waits for who fills the base to have ended.
WORK_DONE = "for _ in $(seq 30); do chroniques doctor | grep -q D601 || break; sleep 2; done"


def is_examined(machine: Machine) -> str:
    """`doctor`, who visits the site at its address too, finds what this play makes (an example of a name, the
    demo, nobody came in), and no more."""
    machine.run(WORK_DONE)
    printed = machine.run("chroniques doctor --visit || true")
    found = set(re.findall(r"\bD\d{3}\b", printed.replace("(D", "(")))
    if unexpected := found - {"D304", "D605", "D702", "D703"}:
        raise Failed(f"doctor trouve {', '.join(sorted(unexpected))} :\n{printed}")
    return f"doctor ne trouve que ce que cet essai fait : {', '.join(sorted(found))}"
