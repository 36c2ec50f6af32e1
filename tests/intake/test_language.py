"""English is told from other languages by its small words; the others are named by guess or by a header."""

import pytest

from credence.intake.heads import publication_of
from credence.intake.language import language_of

ENGLISH = (
    "The Minister of Foreign Affairs received the ambassador this morning and spoke with her about ties"
    " in agriculture, fisheries and the training of young diplomats of both countries."
)
OTHERS = {
    "fr": "Le ministre des Affaires étrangères a reçu ce matin l'ambassadrice du Kenya, qui lui a remis la"
    " copie figurée de ses lettres de créance. Les deux parties ont évoqué la coopération dans"
    " l'agriculture et la pêche.",
    "es": "El canciller recibió esta mañana a la embajadora de Kenia, quien le entregó la copia de estilo"
    " de sus cartas credenciales. Ambas partes conversaron sobre la cooperación en agricultura, pesca"
    " y formación.",
    "de": "Der Außenminister empfing heute Morgen die Botschafterin von Kenia, die ihm die Abschrift ihres"
    " Beglaubigungsschreibens überreichte. Beide Seiten sprachen über die Zusammenarbeit in"
    " Landwirtschaft und Fischerei.",
    "nl": "De minister van Buitenlandse Zaken ontving vanochtend de ambassadeur van Kenia, die het"
    " afschrift van haar geloofsbrieven overhandigde. Beide partijen spraken over samenwerking in de"
    " landbouw en over de visserij.",
    "ru": "Министр иностранных дел принял сегодня утром посла Кении, которая вручила ему копии верительных"
    " грамот. Стороны обсудили сотрудничество в области сельского хозяйства, рыболовства и подготовки"
    " молодых дипломатов.",
}


def test_english_is_known_by_its_small_words() -> None:
    assert language_of(ENGLISH) == "en"


@pytest.mark.parametrize(("code", "text"), OTHERS.items(), ids=OTHERS)
def test_other_languages_are_not_english_and_are_named(code: str, text: str) -> None:
    assert language_of(text) == code


def test_a_few_words_do_not_tell() -> None:
    assert language_of("The ambassador left.") is None
    assert publication_of("The ambassador left.", "x").origins["language"] == "assumed"


def test_a_header_names_the_other_language_and_does_not_make_a_text_english() -> None:
    assert publication_of(f"Language: French\n\n{OTHERS['fr']}", "x").language == "french"
    assert publication_of(f"Language: English\n\n{OTHERS['fr']}", "x").language == "fr"
    assert publication_of(f"Language: French\n\n{ENGLISH}", "x").language == "en"


def test_two_sentences_that_are_mostly_names_are_english() -> None:
    text = (
        "LIMA, 4 March 2019 - Chadian Defence Minister Idriss Abakar left Lima on Saturday for Bolivia. Peruvian "
        "President Luis Quispe conferred on Sunday with Norwegian Foreign Minister Lars Berg."
    )
    assert language_of(text) == "en"
