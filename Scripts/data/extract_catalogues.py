#!/usr/bin/env python3
"""Collects the translated messages of unpacked Debian packages, one file for each language.

    mkdir packages && cd packages
    apt-get download gnome-user-docs gnome-control-center-data ...   # the list is PACKAGES below
    for package in *.deb; do dpkg-deb -x "$package" ../unpacked; done
    extract_catalogues.py unpacked texts

Reads the .mo files (from `locale/LANGUAGE/`) and the Mallard help pages (`share/help/LANGUAGE/`). Markup,
addresses, options and placeholders are cut out; messages that are the same in English are left out.
Licences: free software licences of the packages, mostly GPL and CC-BY-SA; only statistics of the texts
are kept, see make_languages.py. No office suites and no browsers.
"""
import argparse
import collections
import glob
import html
import os
import re
import struct

PACKAGES = """apt aptitude-common audacious-plugins-data baobab bash bison brasero-common cheese-common
claws-mail-i18n coreutils deluge-common diffutils dolphin dpkg eog evince-common evolution-
common evolution-data-server-common filezilla-common findutils five-or-more flex geany-common
gedit-common gettext gimp-data gnome-calculator gnome-chess gnome-control-center-data gnome-
disk-utility gnome-games-app gnome-shell-common gnome-software-common gnome-terminal-data
gnome-user-docs gnome-weather gnupg-l10n grep gvfs-common gwenview hexchat-common iso-codes
kate5-data kio konsole libexif12 libglib2.0-data libgtk-3-common libgtk2.0-common
libkf5i18n-data libkf5widgetsaddons-data libkf5xmlgui-data libosinfo-l10n lightdm make
nautilus-data network-manager-gnome okular orca pidgin-data plasma-desktop-data plasma-
workspace policykit-1 pulseaudio quadrapassel rhythmbox-data sed shared-mime-info synaptic
systemsettings tali tar totem-common tuxpaint-data vlc-l10n wget xkb-data""".split()

TAGS = {"nb_NO": "nb", "no": "nb", "pt_BR": "pt", "pt_PT": "pt", "bn_IN": "bn", "bn_BD": "bn",
        "fa_IR": "fa", "tl": "fil", "sr": "sr-Cyrl", "sr@latin": "sr-Latn", "sr@Latn": "sr-Latn",
        "uz": "uz-Latn", "uz@cyrillic": "uz-Cyrl", "kmr": "ku", "ca@valencia": "ca",
        "es_MX": "es", "es_AR": "es", "zh_CN": "zh-Hans", "zh_TW": "zh-Hant", "C": "en"}


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
    text = re.sub(r"<[^<>]*>", " ", text)
    text = re.sub(r"https?://\S+|\S+@\S+|[\w.-]*[/\\_][\w./\\-]*", " ", text)
    text = re.sub(r"%[-+ #0-9.*$]*(l|ll|h|z|L)?[a-zA-Z]|%\{?\w+\}?|\$\{?\w+\}?|\{\w*\}|&\w+;|--?[\w-]+",
                  " ", text)
    text = re.sub(r"[&_~](?=\w)", "", text)
    return re.sub(r"\s+", " ", text).strip()


def messages(folder):
    """Pairs of language and text."""
    for path in sorted(glob.glob(f"{folder}/**/*.mo", recursive=True)):
        match = re.search(r"locale/([^/]*)/", path)
        language = tag(match.group(1)) if match else None
        if not language:
            continue
        shortest = 5 if "iso_" in path else 8
        for original, translations in catalogue(path).items():
            original = original.split("\4")[-1]
            english = clean(original)
            if "iso_" not in path and len(english) >= 12 and " " in english:
                yield "en", english
            for translation in translations:
                found = clean(translation)
                if translation != original and "Content-Type:" not in translation \
                        and len(found) >= shortest:
                    yield language, found
    for path in sorted(glob.glob(f"{folder}/usr/share/help/*/**/*.page", recursive=True)):
        language = tag(re.search(r"help/([^/]*)/", path).group(1))
        if not language:
            continue
        with open(path, encoding="utf-8") as file:
            page = file.read()
        for part in re.findall(r"<(?:p|title|desc)[^>]*>(.*?)</(?:p|title|desc)>", page, re.S):
            found = clean(html.unescape(part))
            if len(found) >= 10:
                yield language, found


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("unpacked")
    parser.add_argument("out")
    arguments = parser.parse_args()
    texts = collections.defaultdict(set)
    for language, text in messages(arguments.unpacked):
        texts[language].add(text)
    os.makedirs(arguments.out, exist_ok=True)
    for language in sorted(texts):
        with open(os.path.join(arguments.out, language), "w", encoding="utf-8") as file:
            file.write("".join(text + "\n" for text in sorted(texts[language])))


if __name__ == "__main__":
    main()
