from django.template import Context, Template


def test_icon_names_a_drawing_and_says_nothing():
    printed = Template('{% load icons %}{% icon "bell" %}').render(Context())

    assert 'aria-hidden="true"' in printed
    assert '<use href="/static/img/icons.svg#bell"></use>' in printed


def test_icon_that_points_somewhere_turns_round_in_arabic():
    printed = Template('{% load icons %}{% icon "arrow-forward" mirror=True %}').render(Context())

    assert 'class="icon icon--mirror"' in printed
