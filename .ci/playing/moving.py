"""A move from one machine to another, played on one: between the two it is laid bare again, as the first
points of installer.md leave a machine."""

from . import Failed
from .machine import Machine
from .proofs import COMPARING

# A picture that a process was making when it ended is taken again after ten minutes only: here, at once.
DUE = """
set -e
systemctl stop chroniques.socket chroniques.service 'chroniques-travail*'
chroniques shell --verbosity 0 \\
  -c 'from articles.models import Picture; Picture.objects.update(encoding_since=None, encoding_tries=0)'
chroniques tick --verbosity 0
"""
# What points 1 to 3 leave: packages, the code, an account with an empty folder. What was there is set aside.
BARE = """
set -e
[ -z "$(systemctl list-units --no-legend --state=active 'chroniques*')" ]
rm -f /etc/systemd/system/chroniques* /usr/local/bin/chroniques /etc/nginx/sites-*/chroniques
systemctl daemon-reload
ln -sf ../sites-available/default /etc/nginx/sites-enabled/default
systemctl restart nginx
rm -rf /etc/chroniques.env /etc/letsencrypt
mv /var/lib/chroniques /var/lib/ancienne
install -d -m 750 -o chroniques -g chroniques /var/lib/chroniques
"""
# And points 10 and 11, in the full shape.
BARE_BASE = """
runuser -u postgres -- psql -q -c 'ALTER DATABASE chroniques RENAME TO ancienne'
runuser -u postgres -- createdb --owner=chroniques --encoding=UTF8 --locale=C.UTF-8 \\
  --template=template0 chroniques
redis-cli flushall >/dev/null
"""
COMPARED = """
cd -P /srv/chroniques/actuelle
runuser -u chroniques -- .venv/bin/python - OLD_BASE /var/lib/ancienne/media \\
  NEW_BASE /var/lib/chroniques/media < /var/lib/comparing.py
"""
CLEARED = "rm -r /var/lib/ancienne /var/lib/chroniques/depart /srv/demenagement.tar; cd /"
DROPPED = "runuser -u postgres -- dropdb ancienne"
ON_SQLITE = (
    "sqlite:////var/lib/ancienne/chroniques.sqlite3",
    "sqlite:////var/lib/chroniques/chroniques.sqlite3",
)
ON_POSTGRES = ("postgres:///ancienne", "postgres:///chroniques")


def do_what_is_due(machine: Machine) -> None:
    """Close the old machine, and leave nothing that the new one would go on with."""
    machine.run(DUE)


def lay_bare(machine: Machine, bases: tuple[str, str]) -> None:
    """Make it the new machine. Failed where something of the old one still runs."""
    machine.run(BARE + (BARE_BASE if bases == ON_POSTGRES else ""))


def is_the_same_there(machine: Machine, bases: tuple[str, str]) -> str:
    """All that was here before is here again, every field and every file; what is left of the move goes."""
    machine.write("/var/lib/comparing.py", COMPARING.read_text())
    old, new = bases
    said = machine.run(COMPARED.replace("OLD_BASE", old).replace("NEW_BASE", new)).splitlines()[-1]
    if not said.startswith("Identiques"):
        raise Failed(f"le déménagement a changé le site : {said}")
    machine.run(f"{CLEARED}\n{DROPPED if bases == ON_POSTGRES else ''}")
    return f"déménagé. {said}"
