"""Given names and surnames in several scripts. A word is a name, or `name=roman` for those not in Latin letters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_ENGLISH = (
    "Oliver Amelia Harry Isla George Ava Noah Emily Jack Sophie Charlie Grace Thomas Ruby Oscar Lily William Freya "
    "James Evie Henry Poppy Alfie Florence Joshua Daisy Archie Rosie Priya Callum Niamh Siobhán Eilidh Rhys",
    "Smith Jones Taylor Brown Wilson Evans Thomas Roberts Walker Wright Thompson Hughes Edwards Green Hall Wood "
    "Harris Clarke Jackson Turner Hill Cooper Ward Morris Moore King Baker Parker O'Brien MacLeod Ó'Conaill "
    "Fitzgerald Ashworth Pemberton Okafor Campbell",
)
_GERMAN = (
    "Jürgen Anneliese Björn Käthe Lukas Hannah Felix Mia Jonas Lena Maximilian Jörg Günther Svenja Ulrike Matthias "
    "Sören Anke Dörte Florian Katrin Heiko Bärbel Tobias",
    "Müller Schmidt Schneider Fischer Weber Schäfer Köhler Groß Weiß Krüger Böhm Jäger Voß Lüders Hoffmann Bäcker "
    "Zimmermann Schröder Löwe Öztürk Vogel Brandt Neumann Kühn",
)
_FRENCH = (
    "Élise François Chloé Jérôme Anaïs Benoît Zoé Hélène Gaël Noémie Étienne Maëlle Loïc Cécile Rémi Inès Thibault "
    "Agnès Aurélien Léa",
    "Lefèvre Dupont Moreau Bélanger Girard Chevalier Gauthier Rousseau Fontaine Boyer Garçon Hérault Lemaître Brun "
    "Noël Pélissier Renard Côté Desrosiers Marchand",
)
_POLISH = (
    "Łukasz Zofia Paweł Małgorzata Michał Agnieszka Krzysztof Żaneta Jiří Tereza Ondřej Kateřina Štěpán Božena "
    "Győző Zsófia László Ágnes Ștefan Ioana Čeněk Ľubica Grzegorz Elżbieta",
    "Wójcik Kowalczyk Dąbrowski Zieliński Szymański Woźniak Łukaszewicz Król Dvořák Svobodová Němec Kučera Veselý "
    "Šimek Žák Nagy Szőke Kovács Țurcanu Ionescu Jankowska Pawlak Hájková Ruzicka",
)
_IBERIAN = (
    "José María Íñigo Lucía Andrés Sofía João Inês Óscar Begoña Núria Joaquín Conceição Tomás Ángela Raúl Mónica "
    "Luís Catarina Beatriz",
    "García Núñez Fernández Peña Ibáñez Muñoz Gonçalves Araújo Conceição Simões López Martínez Etxeberria Puig "
    "Domènech Magalhães Rodríguez Sánchez Vázquez Frías",
)
_NORDIC = (
    "Åsa Øyvind Björk Lærke Søren Mårten Ingrid Göran Sigríður Jørgen Anniken Ville Päivi Håkon Aðalbjörg Rasmus "
    "Linnea Mikkel Solveig Jukka",
    "Åkesson Ødegård Sørensen Bjørnstad Lindström Sjöberg Jónsdóttir Mäkinen Hämäläinen Nørgaard Kjær Håkansson "
    "Þórðarson Virtanen Larsen Nygård Bäckström Dahl Eriksen Öberg",
)
_CYRILLIC = (
    "Иван=ivan Ольга=olga Дмитрий=dmitry Наталья=natalya Сергей=sergey Елена=elena Алексей=alexey Анна=anna "
    "Юлия=yulia Фёдор=fyodor Оксана=oksana Тарас=taras Їжак=yizhak Богдан=bohdan Світлана=svitlana Милица=milica "
    "Георги=georgi Щедрин=shchedrin Виктория=viktoria Эльдар=eldar",
    "Иванов=ivanov Петрова=petrova Сидоров=sidorov Кузнецова=kuznetsova Соловьёв=solovyov Шевченко=shevchenko "
    "Бойко=boyko Ковальчук=kovalchuk Димитров=dimitrov Јовановић=jovanovic Морозова=morozova Щербаков=shcherbakov "
    "Лебедев=lebedev Жукова=zhukova Гриценко=hrytsenko Орлов=orlov Ёлкина=yolkina Цветкова=tsvetkova",
)
_GREEK = (
    "Γιώργος=giorgos Μαρία=maria Δημήτρης=dimitris Ελένη=eleni Νίκος=nikos Αικατερίνη=aikaterini Χρήστος=christos "
    "Άννα=anna Ιωάννης=ioannis Σοφία=sofia Ευαγγελία=evangelia Ξένια=xenia",
    "Παπαδόπουλος=papadopoulos Οικονόμου=oikonomou Γεωργίου=georgiou Νικολάου=nikolaou Βλάχος=vlachos "
    "Αντωνίου=antoniou Καραγιάννη=karagianni Μακρής=makris Ζέρβας=zervas Ψαρρού=psarrou",
)
_ARABIC = (
    "محمد=mohammed فاطمة=fatima أحمد=ahmed مريم=maryam خالد=khaled نور=noor يوسف=yousef ليلى=layla عمر=omar "
    "سارة=sarah عبدالله=abdullah هدى=huda طارق=tariq زينب=zainab",
    "الأحمد=alahmad حسن=hassan الخطيب=alkhatib المصري=almasri العلي=alali حداد=haddad نجار=najjar الشريف=alsharif "
    "منصور=mansour القاسم=alqasim صباغ=sabbagh بن_سعيد=bensaid",
)
_HEBREW = (
    "נועה=noa דניאל=daniel תמר=tamar יוסף=yosef מיכל=michal אורי=uri שירה=shira איתן=eitan רחל=rachel עומר=omer",
    "כהן=cohen לוי=levi מזרחי=mizrahi פרץ=peretz ביטון=biton דהן=dahan אברהם=avraham פרידמן=friedman שפירא=shapira",
)
_CHINESE = (
    "伟=wei 芳=fang 秀英=xiuying 敏=min 静=jing 强=qiang 磊=lei 洋=yang 艳=yan 勇=yong 晓明=xiaoming 丽华=lihua "
    "建国=jianguo 子涵=zihan 浩然=haoran 雨桐=yutong",
    "王=wang 李=li 张=zhang 刘=liu 陈=chen 杨=yang 黄=huang 赵=zhao 吴=wu 周=zhou 徐=xu 孙=sun 欧阳=ouyang 司马=sima",
)
_JAPANESE = (
    "太郎=taro 花子=hanako 大翔=hiroto 結衣=yui 蓮=ren 葵=aoi さくら=sakura 健一=kenichi 陽菜=hina 悠真=yuma "
    "ケン=ken 直子=naoko 翼=tsubasa 美咲=misaki",
    "佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 渡辺=watanabe 伊藤=ito 山本=yamamoto 中村=nakamura "
    "小林=kobayashi 齋藤=saito 﨑山=sakiyama 森=mori",
)
_VIETNAMESE = (
    "Đức Hương Thảo Minh Ngọc Hưng Phượng Tuấn Yến Quỳnh Dũng Thủy Bảo Linh Khánh Trâm Vũ Hằng",
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý",
)
_DEVANAGARI = (
    "आरव=aarav प्रिया=priya विवान=vivaan अनन्या=ananya कृष्ण=krishna दीपिका=deepika राजेश=rajesh श्रुति=shruti "
    "ज्ञानेश=dnyanesh मीनाक्षी=meenakshi अर्जुन=arjun लक्ष्मी=lakshmi",
    "शर्मा=sharma वर्मा=verma गुप्ता=gupta पटेल=patel सिंह=singh कुलकर्णी=kulkarni अय्यर=iyer जोशी=joshi "
    "देशपांडे=deshpande त्रिपाठी=tripathi",
)

# What a client's users really type, and what a table, a filter or a spreadsheet can stumble over.
NASTY = (
    ("=Ana", "SUM(1+1)"),
    ("Zoë 🚀", "D'Angelo-O’Neill"),
    ('"Bob"', "Robert'); --"),
    ("+44 Pat", "@Office"),
    ("-1", "Minus"),
    ("Anne, Marie", "Semi;Colon"),
    ("Wolfeschlegelsteinhausenbergerdorff-Maria-Theresia-Wilhelmina", "von und zu " + "Lichtenfels-" * 7 + "Au"),
    ("مريم Mary", "O'כהן"),
    ("ﬁona", "İıŞşßẞ"),
    ("👩🏽‍🔧 Kim", "100 %"),
    ("Null", "None"),
    ("<b>Mia</b>", "A&amp;B"),
    ("e\u0301mile", "N\u0303ez"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A name as it is written, and in small Latin letters."""

    written: str
    roman: str


@dataclass(frozen=True, slots=True)
class NamePool:
    """The names of one region."""

    first: tuple[Word, ...]
    last: tuple[Word, ...]


# Letters that have no decomposition into a Latin letter and a mark.
_STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ı": "i", "'": "", "’": ""}
)


def romanised(name: str) -> str:
    """Small Latin letters and digits of a name; empty if it has none."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_STROKES))
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


def _words(text: str) -> tuple[Word, ...]:
    words = []
    for entry in text.split():
        written, _, roman = entry.partition("=")
        words.append(Word(written.replace("_", " "), roman or romanised(written)))
    return tuple(words)


POOLS = {
    name: NamePool(_words(first), _words(last))
    for name, (first, last) in {
        "english": _ENGLISH,
        "german": _GERMAN,
        "french": _FRENCH,
        "central": _POLISH,
        "iberian": _IBERIAN,
        "nordic": _NORDIC,
        "cyrillic": _CYRILLIC,
        "greek": _GREEK,
        "arabic": _ARABIC,
        "hebrew": _HEBREW,
        "chinese": _CHINESE,
        "japanese": _JAPANESE,
        "vietnamese": _VIETNAMESE,
        "devanagari": _DEVANAGARI,
    }.items()
}
