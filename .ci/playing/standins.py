"""What the outside world gives to an installation, and that a machine without one must be given: names that
lead somewhere, a repository, an authority for certificates, a mail server. All else is real.
"""

import subprocess
import sys
from pathlib import Path

from .machine import AUTHORITIES, Machine

SITE, MAIL = "www.exemple.fr", "smtp.exemple.fr"
REPOSITORY = "https://exemple.fr/chroniques.git"
PASSWORD = "MOT-DE-PASSE"  # noqa: S105  (the one that the page shows)

# Shows itself what it would show to Let's Encrypt, by the name and the port of the site, then lays a
# certificate where certbot would.
CERTBOT = """#!/bin/sh
set -e
while [ $# -gt 0 ]; do
  case "$1" in
    certonly|--webroot|--agree-tos|--no-eff-email|--non-interactive) ;;
    --webroot-path) web=$2; shift ;;
    --domain) name=$2; shift ;;
    --email|--deploy-hook) shift ;;
    *) /usr/bin/certbot --help all | grep -q -- "$1" || { echo "certbot: $1 ?" >&2; exit 2; } ;;
  esac
  shift
done
mkdir -p "$web/.well-known/acme-challenge"
echo jeton > "$web/.well-known/acme-challenge/essai"
curl -sSf "http://$name/.well-known/acme-challenge/essai" | grep -qx jeton
rm -r "$web/.well-known"
mkdir -p "/etc/letsencrypt/live/$name"
cp /var/lib/essai/fullchain.pem /var/lib/essai/privkey.pem "/etc/letsencrypt/live/$name/"
echo "Successfully received certificate."
"""
# Caddy asks for a certificate by itself: here it is handed the one above.
CADDY = f"""#!/bin/sh
set -e
mkdir -p /run/essai
cp /var/lib/essai/*.pem /run/essai/
sed "s|^{SITE} .|&\\n tls /run/essai/fullchain.pem /run/essai/privkey.pem|" /etc/caddy/Caddyfile \\
  > /run/essai/Caddyfile
chown -R caddy /run/essai
"""
CADDY_UNIT = """[Service]
ExecStartPre=+/usr/local/bin/caddy-essai
ExecStart=
ExecStart=/usr/bin/caddy run --environ --config /run/essai/Caddyfile --adapter caddyfile
"""


def install(machine: Machine, sources: Path) -> None:
    """All of them, before the first line of the page is typed."""
    machine.write("/etc/hosts", f"127.0.0.1 localhost {SITE} {MAIL}\n::1 localhost\n")
    bare = machine.root / "srv/depot.git"
    subprocess.run(["git", "clone", "--quiet", "--bare", "--no-local", str(sources), str(bare)], check=True)
    machine.write("/etc/gitconfig", f'[url "file:///srv/depot.git"]\n\tinsteadOf = {REPOSITORY}\n')
    machine.write("/usr/local/bin/certbot", CERTBOT, 0o755)
    machine.write("/usr/local/bin/caddy-essai", CADDY, 0o755)
    machine.write("/etc/systemd/system/caddy.service.d/essai.conf", CADDY_UNIT)
    certify(machine)


def certify(machine: Machine) -> None:
    """An authority that the machine believes, and a certificate of it for both names."""
    folder = machine.root / "var/lib/essai"
    folder.mkdir(mode=0o700)
    (machine.root / AUTHORITIES).mkdir(parents=True, exist_ok=True)
    made = machine.root / AUTHORITIES / "essai.crt"
    (folder / "names").write_text(f"subjectAltName=DNS:{SITE},DNS:{MAIL}\n")
    new = ["req", "-newkey", "rsa:2048", "-nodes"]
    openssl(*new, "-x509", "-days", "2", "-subj", "/CN=Essai", "-keyout", folder / "ca.key", "-out", made)
    openssl(*new, "-subj", f"/CN={SITE}", "-keyout", folder / "privkey.pem", "-out", folder / "asked.pem")
    signing = ["-CA", made, "-CAkey", folder / "ca.key", "-CAcreateserial", "-extfile", folder / "names"]
    openssl("x509", "-req", "-in", folder / "asked.pem", *signing, "-out", folder / "fullchain.pem")


def openssl(*arguments: str | Path) -> None:
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def catch_letters(machine: Machine) -> Path:
    """Start the mail server in the machine's network; the folder where its letters come."""
    folder = machine.root.parent / "letters"
    folder.mkdir()
    secrets = machine.root / "var/lib/essai"
    command = [sys.executable, "-m", "playing.letters", "127.0.0.1", "587", f"{secrets}/fullchain.pem"]
    command += [f"{secrets}/privkey.pem", str(folder), "redaction", PASSWORD]
    here = ["env", f"PYTHONPATH={Path(__file__).parent.parent}"]
    machine.begin(["nsenter", f"--target={machine.leader}", "--net", "--", *here, *command])
    return folder
