"""What belongs to the site that showed the page, not to the article."""

import re
from functools import lru_cache

from articles.importing.french import fold

# Whole lines seen around the articles of French blogs, without their final punctuation.
LABELS = frozenset(
    fold(" ".join(label.split()))
    for label in re.split(
        ";",
        """
        accueil; article plus ancien; article plus récent; article précédent; article suivant; articles
        plus anciens; articles plus récents; articles précédents; articles similaires; articles suivants;
        aucun avis; aucun commentaire; citer; commenter; commenter cet article; connexion; e-mail;
        envoyer; envoyer cet article; envoyer par e-mail; envoyer par mail; envoyer à un ami; facebook;
        flux rss; haut de page; home; imprimer; imprimer cet article; j'aime; lien permanent; like;
        linkedin; lire la suite; logo; menu; messages plus anciens; messages plus récents; modifier;
        newsletter; partager; partager ce billet; partager cet article; partager sur; partager sur
        facebook; partager sur linkedin; partager sur pinterest; partager sur twitter; partagez; partagez
        cet article; pas de commentaire; pas de commentaires; pas encore de commentaire; permalien;
        permalink; plus d'options; print; précédent; recherche; rechercher; recommander; répondre;
        répondre à ce commentaire; réponse; retour; retour en haut; retour à l'accueil; rss; rétroliens;
        s'abonner; s'inscrire; se connecter; share; signaler; signaler ce commentaire; signaler un abus;
        suivant; suivez-nous; supprimer; trackback; trackbacks; tweet; tweeter; twitter; version
        imprimable; à lire aussi
        """,
    )
)
# The invitation to leave an avis: it closes the article.
INVITATION = re.compile(
    r"(?:(?:laisse[rz]|enregistre[rz]|ajoute[rz]|publie[rz]|poste[rz]|ecri(?:re|vez)|depose[rz]|donne[rz]|saisi(?:r|ssez))"
    r" (?:un |une |votre |vos |des |ton |mon |le premier )?(?:nouveau |nouvel )?"
    r"(?:avis|commentaires?|reactions?|reponses?|messages?)"
    r"|votre (?:avis|commentaire|reaction)|reagi(?:r|ssez)(?: a cet article)?|leave a (?:comment|reply))"
)
NOTICES = tuple(
    re.compile(pattern)
    for pattern in (
        r".*\bpermalien.*\b(?:parametres|reglages|active|enregistre).*",  # a setting left unset by the site
        r".*\b(?:parametres|reglages|active|enregistre).*\bpermalien.*",
        r"accueil ?[>»›/|].*",
        r"(?:tags?|mots[- ]cles|etiquettes?|libelles?|categories?|rubriques?) ?:.*",
        r"(?:classe|range|publie) (?:dans|sous) .{1,80}",
        r"cet article a ete (?:publie|poste|classe) .*",
        r"inscription a ?:.*",
        r"(?:derniere )?mise? a jour (?:le|:) .*",
        r"modifie le .*",
        r"(?:copyright\b|©|\(c\) ?\d).*(?:tous droits|reserve|\d{4}).*",
        r"tous droits reserves.*",
        r"en poursuivant votre navigation.*",
        r"ce site utilise des cookies.*",
        r"(?:fierement )?propulse par .*",
        r"suivez-nous sur .{1,60}",
        r"partager (?:sur|via|par) .{1,40}",
        r"(?:lien permanent|permalien|permalink|trackbacks?|retroliens?)"
        r"(?: (?:de|pour|vers|a) (?:cet article|ce billet|cette note))?(?: ?:.*)?",
        r"(?:lien|adresse|url)\b[^:]{0,40}: ?(?:https?:|www\.)\S+",
        r"soyez (?:le premier|la premiere|le ou la premier.?e?) a .{1,40}",
    )
)
COUNTED = re.compile(r"(?:\d+ )?(?:commentaires?|reactions?|avis)(?: \(\d+\)?)?|https?:\S+|")
LONGEST_NOTICE = 200  # characters: beyond, it is prose that begins like a notice


def is_invitation(text: str) -> bool:
    """ "Laissez un avis", "Enregistrer un commentaire" and their likes, as a whole line."""
    return bool(INVITATION.fullmatch(_bare(text)))


@lru_cache(maxsize=4096)  # asked again of each line by each rule about its neighbours
def is_chrome(text: str) -> bool:
    """True of a line that the site put there: a button, a label, a notice, an invitation."""
    bare = _bare(text)
    return _is_one(bare, len(text)) or _is_bar(bare)


def _is_one(bare: str, length: int) -> bool:
    if bare in LABELS or INVITATION.fullmatch(bare):
        return True
    return length <= LONGEST_NOTICE and any(notice.fullmatch(bare) for notice in NOTICES)


def _is_bar(bare: str) -> bool:
    """ "Imprimer | Envoyer à un ami": labels in a row, the number of avis among them."""
    parts = [part.strip(" :") for part in re.split(r"[|·•]|\s/\s", bare)]
    return len(parts) > 1 and all(_is_one(part, len(part)) or COUNTED.fullmatch(part) for part in parts)


def is_logo(text: str) -> bool:
    return _bare(text) in ("logo", "logo du site")


def _bare(text: str) -> str:
    """Folded, straight apostrophes, no punctuation around."""
    return fold(text).replace("’", "'").strip(" .!:…»«>›‹<|[]()→←↩•-–")
