#!/usr/bin/env python3
"""Makes pairs of texts and their translations, for `diptych train table --pairs`, from unpacked Debian packages.

    mkdir packages && cd packages && apt-get download $(make_pairs.py packages)
    for package in *.deb; do dpkg-deb -x "$package" ../unpacked; done
    make_pairs.py pairs unpacked OUT ja-en de-fr ...     writes OUT/ja-en.tsv and so on: source, text, translation

Messages are paired by their English original, so that translations of the same message are pairs of any two languages.
Help pages (Mallard, DocBook) and manual pages are paired by the order of their elements, section by section, where both
have as many of each kind. Both sides lose markup, addresses and placeholders; what stands there in English is no
translation. No office suites and no browsers, and no manuals of Debian itself: of those, documents are made that score
the program (pair_sets.py). Python 3, standard library.
"""
import argparse
import collections
import glob
import gzip
import html
import os
import re

from extract_catalogues import PACKAGES, catalogue, clean, tag

# Packages beside those of extract_catalogues.py.
MORE_PACKAGES = """accerciser adduser akregator anjuta-common ark atril-common audacity-data bijiben binutils-common blender-data
caja-common cantor colord-data darktable dconf-editor debconf-i18n devhelp-common dia-common discover
dragonplayer drkonqi e2fsprogs elisa engrampa-common eom-common fcitx5-data file-roller four-in-a-row gawk
gcc-12-locales gdm3 gelemental ghemical git glade gnome-boxes gnome-builder gnome-calendar gnome-characters
gnome-clocks gnome-color-manager gnome-contacts gnome-dictionary gnome-font-viewer gnome-initial-setup
gnome-klotski gnome-logs gnome-mahjongg gnome-mastermind gnome-mines gnome-music gnome-nibbles gnome-photos
gnome-power-manager gnome-robots gnome-screenshot gnome-session-common gnome-settings-daemon-common gnome-sudoku
gnome-system-monitor gnome-taquin gnome-tetravex gnote granatier gucharmap hitori iagno ibus inkscape juk
kaddressbook kalendar kamoso kanagram kbruch kcachegrind kcalc kcharselect kdeconnect kdenlive-data
kdevelop-l10n kfind kgpg khangman kig kigo kinfocenter kmahjongg kmail kmix kmplot kontact konversation-data
korganizer krdc krita-l10n kruler krusader kstars-data ktorrent-data ktouch-data kturtle kwordquiz
libkf5akonadicalendar-data libkf5calendarsupport-data libkf5incidenceeditor-data libkf5libkdepim-data
libkf5mailcommon-data libkf5pimcommon-data lightsoff lokalize manpages manpages-dev manpages-es-dev
manpages-it-dev manpages-ja-dev manpages-nl-dev manpages-pl-dev mate-control-center-common mate-desktop-common
mate-panel-common mate-terminal-common mate-utils-common mc-data mercurial-common minder mousepad nano neochat
network-manager packagekit parole passwd pim-data-exporter plasma-discover-common pluma-common polari ristretto
seahorse skrooge-common subversion swell-foop systemd thunar-data tomboy-ng util-linux-locales vinagre xfburn
xfce4-panel xfce4-session xfce4-settings xfce4-terminal xfdesktop4-data xz-utils yelp zenity-common zstd""".split()

# Elements of a help page that are one paragraph or title each, and those of a manual page.
HELP = re.compile(r"<(title|subtitle|desc|p|para|simpara|term)\b(?:[^<>]*[^/])?>(.*?)</\1>", re.S)
FONT = re.compile(r"\.(?:[BIR]|SM|SB|BR|BI|IB|IR|RB|RI)\s+(.*)")
ESCAPE = re.compile(r"\\f(?:\(..|\[\w*\]|.)|\\[&|^,/]|\\s[-+]?\d|\\m?\[\w*\]")
TITLES = "title", "SH", "SS"
LONGEST = 1500


def language_of(path):
    """The language of the folder that a locale has, `en` where it has none."""
    found = re.search(r"/(?:locale|translations)/([^/]+)/LC_MESSAGES/|/(?:help|HTML)/([^/]+)/|/man/([^/]+)/man\d/", path)
    language = tag(next((g for g in found.groups() if g), "C")) if found else "en"
    return language and language.split("-")[0]


def messages(folder, wanted):
    """{language: [text]} of each message, the English original among them."""
    groups = collections.defaultdict(lambda: collections.defaultdict(dict))
    for path in sorted(glob.glob(f"{folder}/**/LC_MESSAGES/*.mo", recursive=True)):
        language = language_of(path)
        if language not in wanted:
            continue
        for original, translations in catalogue(path).items():
            if original:
                groups[os.path.basename(path), original][language].setdefault(translations[0])
    for (_, original), found in groups.items():
        yield {"en": [original.split("\4")[-1]], **{language: list(texts) for language, texts in found.items()}}


def help_page(path):
    """[(kind, text)] of a help page."""
    with open(path, encoding="utf-8", errors="replace") as file:
        page = re.sub(r"<!--.*?-->|<(?:info|comment)\b.*?</(?:info|comment)>", "", file.read(), flags=re.S)
    return [(kind, html.unescape(re.sub(r"<[^>]*>", "", text))) for kind, text in HELP.findall(page)]


def manual_page(path):
    """[(kind, text)] of a manual page."""
    with gzip.open(path) as file:
        lines = file.read().decode("utf-8", "replace").split("\n")
    found, paragraph, is_literal = [], [], False
    for line in lines + [".PP"]:
        font = FONT.match(line)
        if not is_literal and (font or not line.startswith((".", "'"))) and line.strip():
            paragraph.append(font.group(1).replace('"', "") if font else line)
            continue
        if line.startswith((".nf", ".EX", ".fi", ".EE")):
            is_literal = line.startswith((".nf", ".EX"))
        elif line.startswith((r'.\"', ".na", ".ad", ".hy", ".UE", ".ME", ".UR", ".MT")) or is_literal:
            continue
        if paragraph:
            found.append(("p", ESCAPE.sub("", " ".join(paragraph)).replace(r"\-", "-")))
        paragraph = []
        title = re.match(r"\.S[HS]\s+(.*)", line)
        if title:
            found.append((line[1:3], ESCAPE.sub("", title.group(1)).strip('"')))
    return found


def pages(folder, wanted, patterns, read):
    """{language: [text]} of each paragraph and title of pages that have the same ones in both languages."""
    groups = collections.defaultdict(dict)
    for path in sorted({p for pattern in patterns for p in glob.glob(f"{folder}/usr/share/{pattern}", recursive=True)}):
        language = language_of(path)
        if language in wanted:
            name = re.sub(r"/(help|HTML)/[^/]+/|/man/[^/]+/(?=man)", "/", path).replace("/man/", "/")
            groups[name].setdefault(language, path)
    for by_language in groups.values():
        if "en" in by_language and len(by_language) > 1:
            outlines = {language: sections(read(path)) for language, path in sorted(by_language.items())}
            for place, section in enumerate(outlines["en"]):
                kinds = [kind for kind, _ in section]
                # A translated manual page has a section more, at its end, about the translation.
                same = {language: outline[place] for language, outline in outlines.items()
                        if 0 <= len(outline) - len(outlines["en"]) <= 1 and [k for k, _ in outline[place]] == kinds}
                for item in range(len(kinds)):
                    yield {language: [texts[item][1]] for language, texts in same.items()}


def sections(page):
    """The elements of a page from each title to the next one."""
    found = [[]]
    for kind, text in page:
        if kind in TITLES:
            found.append([])
        found[-1].append((kind, text))
    return found


def write_pairs(unpacked, out, pairs):
    wanted = {language for pair in pairs for language in pair} | {"en"}
    found = {pair: {} for pair in pairs}
    sources = {
        "messages": messages(unpacked, wanted),
        "help": pages(unpacked, wanted, ["help/*/**/*.page", "help/*/**/*.docbook", "help/*/**/*.xml",
                                         "doc/**/HTML/*/**/*.docbook"], help_page),
        "manuals": pages(unpacked, wanted, ["man/man*/*.gz", "man/*/man*/*.gz"], manual_page)}
    for source, groups in sources.items():
        for texts in groups:
            english = clean(texts["en"][0])
            texts = {l: [c for c in map(clean, t) if l == "en" or c != english] for l, t in texts.items()}
            for one, other in pairs:
                for left in texts.get(one, []):
                    for right in texts.get(other, []):
                        if min(len(left), len(right)) > 1 and max(len(left), len(right)) <= LONGEST:
                            found[one, other].setdefault((left, right), source)
    os.makedirs(out, exist_ok=True)
    for (one, other), texts in found.items():
        with open(os.path.join(out, f"{one}-{other}.tsv"), "w", encoding="utf-8") as file:
            file.writelines(f"{source}\t{left}\t{right}\n" for (left, right), source in texts.items())
        counts = collections.Counter(texts.values())
        print(f"{one}-{other}", len(texts), *(f"{source} {count}" for source, count in sorted(counts.items())))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("packages")
    command = commands.add_parser("pairs")
    command.add_argument("unpacked")
    command.add_argument("out")
    command.add_argument("pairs", nargs="+")
    arguments = parser.parse_args()
    if arguments.command == "packages":
        print(*sorted({*PACKAGES, *MORE_PACKAGES}))
    else:
        write_pairs(arguments.unpacked, arguments.out, [tuple(pair.split("-")) for pair in arguments.pairs])


if __name__ == "__main__":
    main()
