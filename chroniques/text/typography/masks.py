"""What type never touches inside a text: addresses, paths, hashtags, emoticons, verses, feet and inches."""

import re

MASKS = tuple(
    re.compile(pattern)
    for pattern in (
        # Addresses, whole, but for the punctuation of the sentence.
        r"(?<![\w/])(?:[a-zA-Z][a-zA-Z0-9+.-]{1,20}://|www\.|mailto:|tel:)[^\s<>«»“”\"]+(?<![.,;:!?…)’'])",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
        # `lemonde.fr/idees?q=1`: a host with a path or a question.
        r"(?<![\w.@/-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}[/?][^\s<>«»“”\"]*(?<![.,;:!?…)’'])",
        # Paths and names of files: /etc/hosts, C:\Temp\a.txt, notes-2.final.txt, ~/bin.
        r"(?<![\w/:.<])(?:~|\.{1,2})?/[\w.~+-]+(?:/[\w.~+-]*)*(?<![.,;:!?…])",
        r"(?<!\w)[A-Za-z]:\\[^\s<>\"|?*]+(?<![.,;:!?…)])",
        r"(?<![\w.])[\w-]{1,100}(?:\.[\w-]{1,100}){0,4}"
        r"\.(?:txt|md|html?|php|pdf|docx?|xlsx?|odt|csv|jpe?g|png|gif|svg|webp|avif|zip|gz|json|xml|css|js|py|mp[34])(?!\w)",
        # Names of programs and calls: foo::bar, a->b, x != y, f('x'), <<EOF.
        r"\w+(?:::\w+)+",
        r"[!=<>]=+",
        # Hashtags and mentions.
        r"(?<![\w&])[#@]\w+",
        # Emoticons, alone between spaces or at an end.
        r"(?<![^\s(])(?:[:;=8Xx][-'’o^]?[)(\[\]DPpOo/\\|*3$]+|:['’]-?\(|[<]3+|\^_*\^|[xX]D+|-_+-|o_O|O_o|T_T|\\o/)(?![\w])",
        r"(?<!\w):[a-z0-9_+-]{2,32}:(?!\w)",
        # Feet and inches: 5'10", 6' 2", 12″.
        r"(?<![\w'’])\d+ ?['′] ?\d+(?:[.,]\d+)? ?(?:\"|″|''|’’)?(?!\w)",
        # Verses, hours, ratios: Jn 3:16, 12:30:05, 16:9.
        r"(?<![\w:])\d+(?::\d+)+(?![\w:])",
        # Mathematics between dollars, or \( \).
        r"\$(?=\S)[^$\n]{1,300}(?<=\S)\$(?!\d)",
        r"\\\([^\n]{1,300}?\\\)",
    )
)
