from django.urls import path

from courses import views

app_name = "courses"
# "my" and "certificates" are refused as addresses of courses
urlpatterns = [
    path("learn/my/", views.MyCoursesView.as_view(), name="my_courses"),
    path("learn/my/<uuid:course_key>/", views.MyCourseView.as_view(), name="my_course"),
    path("learn/my/<uuid:course_key>/enrol/", views.EnrolView.as_view(), name="enrol"),
    path(
        "learn/my/<uuid:course_key>/lessons/<uuid:lesson_key>/done/",
        views.CompleteLessonView.as_view(),
        name="complete_lesson",
    ),
    path(
        "learn/my/<uuid:course_key>/lessons/<uuid:lesson_key>/quizzes/<str:block_id>/",
        views.QuizView.as_view(),
        name="quiz",
    ),
    path("learn/my/attempts/<str:code>/", views.AttemptView.as_view(), name="attempt"),
    path("learn/certificates/<str:code>/", views.CertificateView.as_view(), name="certificate"),
    path(
        "learn/certificates/<str:code>/pdf/",
        views.CertificatePdfView.as_view(),
        name="certificate_pdf",
    ),
    path("learn/", views.LearnPageView.as_view(), name="learn_page"),
    path("learn/<path:path>/", views.LearnPageView.as_view(), name="learn_page"),
]
