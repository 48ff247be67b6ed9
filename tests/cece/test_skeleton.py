def test_home_pages_answer_in_five_languages(client, db):
    answers = {code: client.get(f"/{code}/").status_code for code in ("es", "pt", "en", "fr", "ar")}

    assert answers == dict.fromkeys(answers, 200)


def test_dashboard_sends_visitor_to_sign_in(client, db):
    response = client.get("/es/me/")

    assert response.url == "/es/account/login/?next=%2Fes%2Fme%2F"


def test_missing_file_without_language_is_404(client, db):
    assert client.get("/media/nothing.jpg").status_code == 404
