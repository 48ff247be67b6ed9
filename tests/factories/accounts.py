import factory
from allauth.account.models import EmailAddress
from django.conf import settings


class UserFactory(factory.django.DjangoModelFactory):
    """A person who can sign in: her address is verified, she has no password unless one is given."""

    class Meta:
        model = settings.AUTH_USER_MODEL
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"person-{number}@example.test")
    display_name = factory.Sequence(lambda number: f"Person {number}")
    language = "es"

    @factory.post_generation
    def password(self, create, extracted, **_kwargs):
        if extracted:
            self.set_password(extracted)
        else:
            self.set_unusable_password()
        if create:
            self.save(update_fields=["password"])

    @factory.post_generation
    def verified(self, create, extracted, **_kwargs):
        """Verify the address; ``verified=False`` leaves her in the middle of signing up."""
        if create:
            EmailAddress.objects.create(
                user=self, email=self.email, primary=True, verified=extracted is not False
            )


class SuperUserFactory(UserFactory):
    """An operator."""

    is_staff = True
    is_superuser = True
