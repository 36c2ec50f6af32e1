"""Who comes in, and what every response carries."""

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from credence.web.app import create_app
from credence.web.door import TokenDoor
from credence.web.gate import ROLE, GuardedRoute, check_guarded
from credence.web.headers import HEADERS
from credence.web.settings import Settings
from credence.web.users import NOBODY, Role, User


class DoorFor(TokenDoor):
    """A door at which everybody is the same user."""

    def __init__(self, settings: Settings, user: User) -> None:
        super().__init__(settings)
        self._all = user

    async def current_user(self, request: object) -> User:
        return self._all


def test_nobody_comes_in_without_the_token(stranger: TestClient) -> None:
    for path in ("/", "/home.json", "/pairs/CHL/GEO", "/api/openapi.json"):
        assert stranger.get(path).status_code == 401
    assert stranger.get("/?token=guessed").status_code == 401
    problem = stranger.get("/home.json").json()
    assert problem["status"] == 401
    assert "credence serve" in problem["detail"]


def test_the_token_becomes_a_cookie_that_scripts_and_other_sites_do_not_get(stranger: TestClient) -> None:
    answer = stranger.get("/pairs/CHL/GEO?on=2022-01-01&token=token-of-the-tests")
    assert (answer.status_code, answer.headers["location"]) == (303, "/pairs/CHL/GEO?on=2022-01-01")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    stranger.cookies.clear()


def test_another_name_for_this_machine_is_refused(reader: TestClient) -> None:
    assert reader.get("/", headers={"host": "elsewhere.example"}).status_code == 400
    assert reader.get("/", headers={"host": "localhost:8021"}).status_code == 200


def test_an_address_with_one_stroke_more_is_another(stranger: TestClient, reader: TestClient) -> None:
    for client in (stranger, reader):
        assert [client.get(path).status_code for path in ("/check/", "/pairs/CHL/GEO/", "/check//")] == [404] * 3


def test_every_response_says_what_a_page_may_load(reader: TestClient, stranger: TestClient) -> None:
    answers = [reader.get("/"), reader.get("/no-such-page"), reader.get("/static/app.css"), stranger.get("/")]
    for answer in answers:
        assert all(answer.headers[name] == value for name, value in HEADERS.items())
    assert "unsafe" not in HEADERS["content-security-policy"]


def test_a_route_without_a_role_cannot_be_made(settings: Settings) -> None:
    app = create_app(settings, pages=())
    with pytest.raises(ValueError, match="needs a role"):
        app.add_api_route("/open", lambda: None)
    app.add_route("/beside", lambda request: None)
    with pytest.raises(ValueError, match="/beside: not behind the gate"):
        check_guarded(app, ("/static",))


@pytest.mark.parametrize("role", list(Role))
def test_every_route_is_refused_to_lesser_roles(settings: Settings, role: Role) -> None:
    user = NOBODY if role is Role.ANYONE else User("somebody", role)
    app = create_app(settings, door=DoorFor(settings, user))
    for needed in Role:
        extra = {ROLE: str(needed)}
        app.add_api_route(f"/for/{needed}", lambda: {"come": "in"}, openapi_extra=extra, methods=["GET", "POST"])
    with TestClient(app, base_url="http://localhost:8021") as client:
        for needed in Role:
            expected = 200 if role.may(needed) else 401 if user is NOBODY else 403
            assert client.get(f"/for/{needed}", headers={"accept": "application/json"}).status_code == expected
            assert client.post(f"/for/{needed}", headers={"sec-fetch-site": "cross-site"}).status_code in (401, 403)


def test_what_is_not_said_to_be_a_role_is_none(settings: Settings) -> None:
    app = FastAPI()
    app.router.route_class = GuardedRoute
    with pytest.raises(ValueError, match="is not a valid Role"):
        app.add_api_route("/", lambda: None, openapi_extra={ROLE: "everybody"})
