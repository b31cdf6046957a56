#!/usr/bin/env python3
"""Collects the translated messages and manuals of unpacked Debian packages, one file for each language.

    mkdir packages && cd packages
    apt-get download gnome-user-docs gnome-control-center-data ...   # the list is PACKAGES below
    for package in *.deb; do dpkg-deb -x "$package" ../unpacked; done
    extract_catalogues.py unpacked texts

Reads the .mo files (from `LANGUAGE/LC_MESSAGES/`), the help pages of GNOME and KDE (`share/help/LANGUAGE/`,
`share/doc/HTML/LANGUAGE/`: Mallard and DocBook), manual pages (`share/man/LANGUAGE/`) and the HTML of
Debian's own manuals. Markup, addresses, options and placeholders are cut out; what is the same in English
is left out. Licences: free software licences of the packages, mostly GPL and CC-BY-SA; only statistics of
the texts are kept, see make_languages.py. No office suites and no browsers.
"""
import argparse
import collections
import glob
import gzip
import html
import os
import re
import struct

PACKAGES = """apt aptitude-common audacious-plugins-data baobab bash bison brasero-common cheese-common
cinnamon-l10n claws-mail-i18n coreutils debian-faq deluge-common diffutils digikam-data dolphin dpkg
eog evince-common evolution-common evolution-data-server-common filezilla-common findutils
five-or-more flex freeciv-data gcompris-qt-data geany-common gedit-common gettext gimp-data
gnome-calculator gnome-chess gnome-control-center-data gnome-disk-utility gnome-games-app gnome-maps
gnome-shell-common gnome-software-common gnome-terminal-data gnome-user-docs gnome-weather
gnucash-common gnupg-l10n gparted-common gramps grep gvfs-common gwenview hexchat-common
homebank-data installation-guide-amd64 iso-codes kalzium-data kate5-data kgeography-data kio
kmymoney-common konsole libexif12 libglib2.0-data libgtk-3-common libgtk2.0-common libkf5i18n-data
libkf5widgetsaddons-data libkf5xmlgui-data libosinfo-l10n lightdm make manpages-cs manpages-da
manpages-de manpages-de-dev manpages-el manpages-es manpages-fi manpages-fr manpages-fr-dev
manpages-hu manpages-id manpages-it manpages-ja manpages-mk manpages-nb manpages-nl manpages-pl
manpages-pt-br manpages-ro manpages-ru manpages-sr manpages-sv manpages-tr manpages-uk manpages-vi
marble-data mate-user-guide nautilus-data network-manager-gnome okular orca parley-data pidgin-data
plasma-desktop-data plasma-workspace policykit-1 pulseaudio quadrapassel rhythmbox-data rocs sed
shared-mime-info shotwell-common simple-scan step synaptic systemsettings tali tar totem-common
tuxpaint-data vlc-l10n wesnoth-1.16-data wget xkb-data""".split()

TAGS = {"nb_NO": "nb", "no": "nb", "pt_BR": "pt", "pt_PT": "pt", "pt-br": "pt", "bn_IN": "bn",
        "bn_BD": "bn", "fa_IR": "fa", "tl": "fil", "sr": "sr-Cyrl", "sr@latin": "sr-Latn",
        "sr@Latn": "sr-Latn", "uz": "uz-Latn", "uz@cyrillic": "uz-Cyrl", "kmr": "ku",
        "ca@valencia": "ca", "es_MX": "es", "es_AR": "es", "zh_CN": "zh-Hans", "zh_TW": "zh-Hant",
        "zh-cn": "zh-Hans", "zh-tw": "zh-Hant", "C": "en"}
NO_WORDS = re.compile(
    r"<[^<>]*>|https?://\S+|\S+@\S+|[\w.-]*[/\\_][\w./\\-]*"
    r"|%[-+ #0-9.*$]*(?:l|ll|h|z|L)?[a-zA-Z]|%\{?\w+\}?|\$\{?\w+\}?|\{\w*\}|&\w+;|--?[\w-]+")
SHORTEST = 5


def tag(locale):
    """The language tag of a locale, or None for one that is not wanted."""
    found = TAGS.get(locale, locale)
    return found if re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?", found) else None


def catalogue(path):
    """{message: [translations]} of a .mo file."""
    with open(path, "rb") as file:
        content = file.read()
    if len(content) < 28:
        return {}
    order = "<" if struct.unpack("<I", content[:4])[0] == 0x950412DE else ">"
    count, originals, translations = struct.unpack(order + "III", content[8:20])

    def text(table, index):
        length, start = struct.unpack(order + "II", content[table + 8 * index:table + 8 * index + 8])
        return content[start:start + length].decode("utf-8", "replace").split("\0")

    return {text(originals, i)[0]: text(translations, i) for i in range(count)}


def clean(text):
    """The words of a message."""
    return " ".join(NO_WORDS.sub(" ", re.sub(r"[&_~](?=\w)", "", text)).split())


def messages(folder):
    """Pairs of language and text of the catalogues."""
    for path in sorted(glob.glob(f"{folder}/**/LC_MESSAGES/*.mo", recursive=True)):
        language = tag(path.split("/LC_MESSAGES/")[0].rsplit("/", 1)[1])
        if not language:
            continue
        for original, translations in catalogue(path).items():
            original = original.split("\4")[-1]
            english = clean(original)
            if "iso_" not in path and len(english) >= 12 and " " in english:
                yield "en", english
            for translation in translations if original else []:
                found = clean(translation)
                if found != english:
                    yield language, found


def marked_up(folder):
    """Pairs of language and text of the paragraphs and titles of pages with markup."""
    tree = f"{folder}/usr/share"
    paths = [path for pattern in ("help/*/**/*.page", "help/*/**/*.docbook", "help/*/**/*.xml",
                                  "doc/HTML/*/**/*.docbook", "doc/**/*.html")
             for path in glob.glob(f"{tree}/{pattern}", recursive=True)]
    place = re.compile(r"/(?:help|HTML|html|manual)/([^/]+)/|\.([a-z]{2}(?:-[a-z]{2})?)\.html$")
    parts = re.compile(r"<(p|title|desc|para|simpara|h[1-6])\b[^>]*>(.*?)</\1>", re.S)
    for path in sorted(set(paths)):
        found = place.search(path)
        language = tag(found.group(1) or found.group(2)) if found else None
        if not language:
            continue
        with open(path, encoding="utf-8", errors="replace") as file:
            page = file.read()
        for match in parts.finditer(page):
            yield language, clean(html.unescape(re.sub(r"<[^>]*>", "", match.group(2))))


def manual_pages(folder):
    """Pairs of language and text of the paragraphs and titles of manual pages."""
    for path in sorted(glob.glob(f"{folder}/usr/share/man/*/man*/*.gz")):
        language = tag(path.split("/")[-3])
        if not language:
            continue
        with gzip.open(path) as file:
            page = file.read().decode("utf-8", "replace")
        paragraph = []
        for line in page.split("\n") + ["."]:
            if not line.startswith((".", "'")):
                paragraph.append(line)
                continue
            if re.match(r"\.(B|I|BR|IR|RB|RI|BI|IB)\s", line):
                continue
            title = re.match(r"\.S[HS]\s+(.*)", line)
            for text in [" ".join(paragraph), title.group(1) if title else ""]:
                yield language, clean(re.sub(r"\\f\(..|\\f.|\\[-&]|[\\\"]", "", text))
            paragraph = []


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("unpacked")
    parser.add_argument("out")
    arguments = parser.parse_args()
    texts = collections.defaultdict(set)
    for source in messages, marked_up, manual_pages:
        for language, text in source(arguments.unpacked):
            if len(text) >= SHORTEST:
                texts[language].add(text)
    os.makedirs(arguments.out, exist_ok=True)
    for language in sorted(texts):
        kept = texts[language] - texts["en"] if language != "en" else texts["en"]
        with open(os.path.join(arguments.out, language), "w", encoding="utf-8") as file:
            file.write("".join(text + "\n" for text in sorted(kept)))


if __name__ == "__main__":
    main()
