from urllib.parse import quote

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.blocks import StreamBlockValidationError
from wagtail.models import Locale, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from courses.blocks import LessonBodyBlock
from courses.models import Activity, CoursePage, LessonPage, ModulePage
from courses.services.site_tree import TITLES, ensure_learn_index
from tests.factories.accounts import SuperUserFactory
from tests.factories.courses import (
    a_course,
    add,
    learn_index,
    lessons_of,
    question,
    quiz,
    text,
    translated_course,
)

pytestmark = pytest.mark.django_db


def register(course):
    return {
        (str(row.lesson_key), row.block_id, row.is_required, row.retired_at is None)
        for row in Activity.objects.of_course(course.translation_key)
    }


def test_learn_index_exists_once_in_five_languages(home):
    first = ensure_learn_index(home)
    second = ensure_learn_index(home)

    pages = first.get_translations(inclusive=True).live()
    assert first == second
    assert {page.locale.language_code: page.title for page in pages} == TITLES
    assert {page.slug for page in pages} == {"learn"}


def test_learn_index_keeps_what_editors_wrote(home):
    index = ensure_learn_index(home)
    index.title = "Cursos"
    index.save_revision().publish()

    assert ensure_learn_index(home).title == "Cursos"


@pytest.mark.parametrize("slug", ["my", "certificates"])
def test_course_may_not_take_an_address_of_the_program(home, slug):
    with pytest.raises(ValidationError) as refused:
        learn_index().add_child(instance=CoursePage(title="My", slug=slug, subject="law"))

    assert list(refused.value.message_dict) == ["slug"]


def test_register_follows_publishing_moving_and_taking_away():
    course = a_course(quizzes=[quiz()])
    first, second = lessons_of(course)
    before = register(course)

    for _time in range(3):
        first.save_revision().publish()
        second.save_revision().publish()
    second.move(first, pos="left")
    assert register(course) == before

    LessonPage.objects.get(pk=second.pk).unpublish()
    key = str(second.translation_key)
    assert register(course) == {
        (lesson, block, required, lesson != key) for lesson, block, required, _live in before
    }

    LessonPage.objects.get(pk=second.pk).save_revision().publish()
    assert register(course) == before


def test_register_forgets_nothing_when_a_module_is_deleted_or_a_course_taken_away():
    course = a_course(quizzes=[quiz()])
    before = register(course)

    ModulePage.objects.get().delete()

    retired = {(*row[:3], False) for row in before}
    assert register(course) == retired
    course = CoursePage.objects.get()
    course.unpublish()
    assert register(course) == retired


def test_register_follows_a_lesson_into_another_course():
    one, other = a_course(lessons=2), a_course(lessons=1, title="Otro curso")
    lesson = lessons_of(one)[1]

    lesson.move(Page.objects.get(pk=lessons_of(other)[0].get_parent().pk), pos="last-child")

    live = Activity.objects.live()
    assert live.of_course(one.translation_key).count() == 1
    assert live.of_course(other.translation_key).count() == 2


def test_register_counts_a_lesson_once_in_all_languages():
    course = a_course(quizzes=[quiz()])
    before = register(course)

    translated_course(course, "en")

    assert register(course) == before


def test_quiz_ids_are_stable_through_translation(home, django_capture_on_commit_callbacks):
    course = a_course(lessons=1, quizzes=[quiz()])
    english = Locale.objects.get(language_code="en")
    for page in (course, *course.get_descendants().specific()):
        source, _is_new = TranslationSource.update_or_create_from_instance(page)
        translation, _is_new = Translation.objects.get_or_create(
            source=source, target_locale=english
        )
        for segment in source.stringsegment_set.all():
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=english,
                context=segment.context,
                defaults={"data": f"EN {segment.string.data}"},
            )
        with django_capture_on_commit_callbacks(execute=True):
            translation.save_target(publish=True)

    lesson = LessonPage.objects.get(locale=english)
    [block] = lesson.quizzes()
    questions = block.value["questions"]
    spanish = lessons_of(course)[0].quizzes()[0]
    assert lesson.live
    assert block.value["title"] == "EN What do you know?"
    assert block.id == spanish.id == "quiz-1"
    assert [row.id for row in questions] == ["q1", "q2"]
    assert [
        (choice.id, choice.value["is_right"])
        for row in questions
        for choice in row.value["choices"].bound_blocks
    ] == [
        (choice.id, choice.value["is_right"])
        for row in spanish.value["questions"]
        for choice in row.value["choices"].bound_blocks
    ]
    assert Activity.objects.of_course(course.translation_key).count() == 2


def test_translation_takes_numbers_from_the_source(home):
    fields = {field.field_name: field for field in CoursePage.override_translatable_fields}

    assert {name: field.is_synchronized(None) for name, field in fields.items()} == dict.fromkeys(
        ("subject", "level", "hours", "pass_percent"), True
    )
    assert not any(field.is_overridable(None) for field in fields.values())


@pytest.mark.parametrize(
    ("kind", "right", "offered"),
    [
        ("one_choice", set(), 3),
        ("many_choice", set(), 3),
        ("one_choice", {1, 2}, 3),
        ("many_choice", {1}, 1),
    ],
)
def test_quiz_nobody_can_pass_is_not_published(home, kind, right, offered):
    course = a_course(lessons=1)
    lesson = lessons_of(course)[0]
    bad = [quiz(questions=[question("q1", kind, right, offered)])]
    block = LessonBodyBlock()

    with pytest.raises(StreamBlockValidationError):
        block.clean(block.to_python(bad))
    lesson.body = bad
    with pytest.raises(ValidationError):
        lesson.save_revision().publish()

    assert LessonPage.objects.get().quizzes() == []


def test_quiz_with_right_answers_is_accepted():
    block = LessonBodyBlock()

    cleaned = block.clean(block.to_python([quiz()]))

    assert [child.block_type for child in cleaned] == ["quiz"]


def editor_data(is_right):
    choices = [
        {"text": f"Choice {n}", "is_right": "on" if is_right and n == 1 else ""} for n in (1, 2)
    ]
    asked = {
        "question": "Why?",
        "explanation": "So.",
        "choices": streamfield_list(choices),
    }
    value = {"title": "Quiz", "questions": streamfield([("one_choice", asked)])}
    return nested_form_data(
        {
            "title": "Nueva",
            "slug": "nueva",
            "minutes": "5",
            "is_required": "on",
            "is_indexed": "on",
            "body": streamfield([("quiz", value)]),
            "comments": inline_formset([]),
            "action-publish": "1",
        }
    )


def streamfield_list(rows):
    data = {"count": str(len(rows))}
    for number, row in enumerate(rows):
        kept = {name: value for name, value in row.items() if value}
        data[str(number)] = {"value": kept, "deleted": "", "order": str(number), "id": ""}
    return data


@pytest.mark.parametrize(("is_right", "expected"), [(True, 1), (False, 0)])
def test_editor_publishes_a_quiz_only_with_a_right_answer(client, home, is_right, expected):
    module = lessons_of(a_course(lessons=1))[0].get_parent()
    client.force_login(SuperUserFactory())
    url = reverse("wagtailadmin_pages:add", args=["courses", "lessonpage", module.pk])

    shown = client.get(url).content.decode()
    response = client.post(url, editor_data(is_right))

    advice = "One lesson is one idea: five to fifteen minutes, short sentences, one picture."
    assert gettext(advice) in shown
    assert LessonPage.objects.filter(title="Nueva", live=True).count() == expected
    if not expected:
        assert gettext("Mark the right answer.") in response.content.decode()


def test_editor_previews_a_lesson_of_others(client, home):
    lesson = lessons_of(a_course())[1]
    request = lesson.make_preview_request()

    assert (
        "Texto 2." in request.rendered_content
        if hasattr(request, "rendered_content")
        else request.content.decode()
    )


def test_lesson_weighs_text_and_pictures(home):
    from wagtail.images import get_image_model

    from cece.demo.content.courses.online_shop.drawings import shop_front
    from cece.demo.content.courses.pictures import as_file

    image = get_image_model().objects.create(title="x", file=as_file(shop_front(), "shop_front"))
    course = a_course(lessons=1)
    module = lessons_of(course)[0].get_parent()
    picture = {"type": "picture", "id": "p1", "value": {"image": image.pk, "alt": "A shop"}}

    light = add(module, LessonPage(title="Light", body=[text()]))
    heavy = add(module, LessonPage(title="Heavy", body=[text(), picture, quiz()]))
    empty = add(module, LessonPage(title="Empty"))

    sizes = dict(LessonPage.objects.values_list("title", "size_kb"))
    assert (sizes["Light"], sizes["Empty"]) == (1, 0)
    assert sizes["Heavy"] > 1
    assert {light.live, heavy.live, empty.live} == {True}


def test_module_leads_to_its_place_on_the_course_page(client, home):
    course = a_course()
    module = ModulePage.objects.get()

    response = client.get(module.url)

    assert response.url == f"{course.url}#{quote(module.anchor)}"
    assert f'id="{module.anchor}"' in client.get(course.url).content.decode()
    assert module.get_sitemap_urls() == []


def test_course_says_what_it_is_to_search_engines(home):
    data = a_course().json_ld()

    assert (data["@type"], data["inLanguage"], data["teaches"]) == (
        "Course",
        "es",
        ["Abrir una tienda sin gastos."],
    )
