"""Accounts of a team: who may come in, how long, with what, and what one may do."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from credence.cli.main import main
from credence.web.accounts import AccountError, Accounts
from credence.web.accounts.accounts import IDLE, WHOLE
from credence.web.accounts.patience import FREE, LONGEST, Patience
from credence.web.app import create_app
from credence.web.gate import GuardedRoute
from credence.web.settings import Settings
from credence.web.users import Role, User

PASSWORD = "nine herons over Tbilisi"
NAMES = {Role.READER: "Rosa", Role.EDITOR: "Edo", Role.REVIEWER: "Vera", Role.ADMINISTRATOR: "Ada"}
BASE = "http://127.0.0.1:8021"


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file with one account of each role."""
    path = str(tmp_path_factory.mktemp("accounts") / "accounts.db")
    with Accounts(path) as kept:
        for role, name in NAMES.items():
            kept.add(name, role, PASSWORD)
    return path


@pytest.fixture(scope="session")
def team(settings: Settings, place: str) -> Settings:
    return Settings(settings.record, accounts=place)


@pytest.fixture
def visitor(team: Settings) -> Iterator[TestClient]:
    """A browser in which nobody is signed in; its failures are its own."""
    with TestClient(create_app(team), base_url=BASE, follow_redirects=False) as client:
        yield client


def _nothing() -> None:
    """What a route that writes would do."""


def sign_in(client: TestClient, name: str, password: str = PASSWORD, **more: str) -> int:
    return client.post("/sign-in", data={"name": name, "password": password, **more}).status_code


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Iterator[Accounts]:
    with Accounts(str(tmp_path / "a.db"), clock=clock) as kept:
        kept.add("Ana Ruiz", Role.REVIEWER)
        kept.add("Ben", Role.ADMINISTRATOR)
        yield kept


def test_the_file_holds_no_secret_and_is_for_its_owner_only(kept: Accounts) -> None:
    kept.set_password("Ana Ruiz", PASSWORD)
    secret = kept.begin_session(User("Ana Ruiz", Role.REVIEWER))
    token = kept.make_token(User("Ana Ruiz", Role.REVIEWER), "panel", Role.READER, 30)
    held = Path(kept.place).read_bytes()
    assert not any(hidden.encode() in held for hidden in (PASSWORD, secret, token))
    assert Path(kept.place).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("password", ["short", "aaaaaaaaaaaaaaaa", "ana ruiz is here", "x" * 2000])
def test_a_password_that_is_easily_guessed_is_refused(kept: Accounts, password: str) -> None:
    with pytest.raises(AccountError, match="password"):
        kept.set_password("Ana Ruiz", password)


@pytest.mark.parametrize("name", ["", " ", "two\nlines", "ANA RUIZ", "x" * 200, "--role", "Ana\u202eRuiz"])
def test_a_name_that_cannot_sign_or_is_taken_is_refused(kept: Accounts, name: str) -> None:
    with pytest.raises(AccountError):
        kept.add(name, Role.READER)


def test_a_session_ends_when_it_is_idle_when_it_is_old_and_when_it_is_ended(kept: Accounts, clock: Clock) -> None:
    user = User("Ana Ruiz", Role.REVIEWER)
    secret = kept.begin_session(user)
    for _ in range(WHOLE // (IDLE - 60)):
        clock.now += IDLE - 60
        assert kept.of_session(secret) == user
    clock.now += IDLE - 60
    assert kept.of_session(secret) is None
    idle = kept.begin_session(user)
    clock.now += IDLE + 1
    assert kept.of_session(idle) is None
    ended = kept.begin_session(user)
    kept.end_session(ended)
    assert kept.of_session(ended) is None


def test_signing_in_gives_a_new_session_and_ends_the_one_before(kept: Accounts) -> None:
    user = User("Ben", Role.ADMINISTRATOR)
    first = kept.begin_session(user)
    second = kept.begin_session(user, first)
    assert first != second
    assert (kept.of_session(first), kept.of_session(second)) == (None, user)


@pytest.mark.parametrize("change", [{"role": Role.READER}, {"open": False}])
def test_who_is_given_another_role_or_shut_out_is_signed_out(kept: Accounts, change: dict[str, object]) -> None:
    secret = kept.begin_session(User("Ana Ruiz", Role.REVIEWER))
    kept.change("ana ruiz", **change)  # type: ignore[arg-type]
    assert kept.of_session(secret) is None


def test_the_last_administrator_stays_one(kept: Accounts) -> None:
    for change in ({"role": Role.READER}, {"open": False}):
        with pytest.raises(AccountError, match="last administrator"):
            kept.change("Ben", **change)  # type: ignore[arg-type]
    assert kept.named("Ben") == User("Ben", Role.ADMINISTRATOR)


def test_a_token_does_no_more_than_its_owner_may_and_ends(kept: Accounts, clock: Clock) -> None:
    user = User("Ana Ruiz", Role.REVIEWER)
    with pytest.raises(AccountError, match="may not do more than its owner"):
        kept.make_token(user, "too much", Role.ADMINISTRATOR, 1)
    token = kept.make_token(user, "desk", Role.REVIEWER, 1)
    kept.change("Ana Ruiz", role=Role.READER)
    assert kept.of_token(token) == User("Ana Ruiz", Role.READER)
    clock.now += 86_401
    assert kept.of_token(token) is None
    other = kept.make_token(User("Ana Ruiz", Role.READER), "desk", Role.READER, 1)
    kept.end_token(User("Ben", Role.ADMINISTRATOR), kept.tokens_of(user)[0].digest)
    assert kept.of_token(other), "a token is its owner's to take back"


def test_after_some_failures_one_waits_longer_each_time_but_never_for_good() -> None:
    clock = Clock()
    patience = Patience(clock)
    for _ in range(FREE):
        assert patience.wait("ana") == 0
        patience.failed("ana")
    assert patience.wait("ana") == 1
    for _ in range(30):
        patience.failed("ana")
    assert patience.wait("ana") == LONGEST
    assert patience.wait("ben") == 0
    clock.now += LONGEST
    assert patience.wait("ana") == 0
    patience.succeeded("ana")
    assert patience.wait("ana") == 0


def test_a_stranger_is_led_to_the_sign_in_and_back(visitor: TestClient) -> None:
    away = visitor.get("/pairs/CHL/GEO?on=2022-01-01")
    assert away.headers["location"] == "/sign-in?next=%2Fpairs%2FCHL%2FGEO%3Fon%3D2022-01-01"
    assert visitor.get("/home.json").status_code == 401
    answer = visitor.post("/sign-in", data={"name": "rosa", "password": PASSWORD, "next": "/pairs/CHL/GEO"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/pairs/CHL/GEO")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert visitor.get("/home.json").status_code == 200
    visitor.post("/sign-out")
    assert visitor.get("/home.json").status_code == 401


def test_a_part_of_a_page_does_not_become_the_form_to_sign_in(visitor: TestClient) -> None:
    typing = {"hx-request": "true", "hx-current-url": "http://127.0.0.1:8021/search?q=chile"}
    away = visitor.get("/search/found?q=chi", headers=typing)
    assert (away.status_code, away.text) == (401, "")
    assert away.headers["hx-redirect"] == "/sign-in?next=%2Fsearch%3Fq%3Dchile"


def test_no_address_elsewhere_is_led_to(visitor: TestClient) -> None:
    for address in ("//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\nb"):
        assert visitor.get("/sign-in", params={"next": address}).status_code == 422
        assert sign_in(visitor, "Rosa", next=address) == 422


def test_the_wrong_password_and_no_account_look_alike(visitor: TestClient) -> None:
    wrong = visitor.post("/sign-in", data={"name": "Rosa", "password": "not this one at all"})
    nobody = visitor.post("/sign-in", data={"name": "Nemo", "password": PASSWORD})
    assert wrong.status_code == nobody.status_code == 401
    assert 'value="Rosa"' in wrong.text, "who mistyped the password need not type the name again"
    assert wrong.text.replace("Rosa", "") == nobody.text.replace("Nemo", "")


def test_whoever_guesses_has_to_wait(visitor: TestClient) -> None:
    tries = [sign_in(visitor, "Edo", f"guess number {n}") for n in range(FREE + 1)]
    assert tries == [401] * FREE + [429]
    assert sign_in(visitor, "Edo") == 429, "also with the right password"


def test_a_page_of_another_site_signs_nobody_in_or_out(visitor: TestClient) -> None:
    data = {"name": "Rosa", "password": PASSWORD}
    for headers in (
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9000"},
    ):
        assert visitor.post("/sign-in", data=data, headers=headers).status_code == 403
    assert visitor.post("/sign-in", data=data, headers={"origin": BASE}).status_code == 303


@pytest.mark.parametrize("role", [None, *NAMES])
@pytest.mark.parametrize("origin", [{}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "cross-site"}])
def test_every_route_for_every_role_from_every_origin(
    team: Settings, role: Role | None, origin: dict[str, str]
) -> None:
    app = create_app(team)
    has = role or Role.ANYONE
    with TestClient(app, base_url=BASE, follow_redirects=False, raise_server_exceptions=False) as client:
        if role:
            assert sign_in(client, NAMES[role]) == 303
        for route in app.routes:
            if not isinstance(route, GuardedRoute) or route.path == "/sign-out":
                continue
            path = re.sub(r"\{[^}]*\}", "none", route.path)
            for method in route.methods or ():
                answer = client.request(method, path, headers={**origin, "accept": "application/json"})
                if not has.may(route.role):
                    assert answer.status_code in (401, 403), (method, path)
                elif method != "GET" and origin.get("sec-fetch-site") == "cross-site":
                    assert answer.status_code == 403, (method, path)
                else:
                    assert answer.status_code not in (401, 500), (method, path, answer.text)


def test_a_program_comes_in_with_a_token_that_is_shown_once(visitor: TestClient) -> None:
    assert sign_in(visitor, "Vera") == 303
    page = visitor.post("/account/tokens", data={"label": "<b>panel</b>", "role": "reader", "days": "30"})
    (token,) = re.findall(r"credence_[\w-]+", page.text)
    assert page.headers["cache-control"] == "no-store"
    assert "<b>panel" not in page.text
    assert token not in visitor.get("/account").text
    visitor.cookies.clear()
    bearer = {"authorization": f"Bearer {token}"}
    assert visitor.get("/home.json", headers=bearer).status_code == 200
    assert visitor.get("/accounts", headers=bearer).status_code == 403
    assert visitor.get("/home.json", headers={"authorization": "Bearer credence_guess"}).status_code == 401


def test_an_administrator_lets_in_and_shuts_out(visitor: TestClient) -> None:
    assert sign_in(visitor, "Ada") == 303
    new = {"name": "<script>alert(1)</script>", "role": "reader", "password": PASSWORD}
    assert visitor.post("/accounts", data=new).status_code == 303
    assert "<script>alert" not in visitor.get("/accounts").text
    assert visitor.post("/accounts/change", data={"name": new["name"], "open": "false"}).status_code == 303
    assert "the last administrator" in visitor.post("/accounts/change", data={"name": "Ada", "role": "reader"}).text


def test_another_password_signs_out_and_needs_the_old_one(visitor: TestClient, place: str) -> None:
    with Accounts(place) as kept:
        kept.add("Pia", Role.READER, PASSWORD)
    assert sign_in(visitor, "Pia") == 303
    data = {"old": "something else here", "new": "seven storks over Riga"}
    assert visitor.post("/account/password", data=data).status_code == 403
    assert visitor.post("/account/password", data={**data, "old": PASSWORD}).status_code == 303
    assert visitor.get("/home.json").status_code == 401
    assert sign_in(visitor, "Pia", "seven storks over Riga") == 303


def test_a_server_in_front_says_who_asks_and_nobody_else_can(team: Settings) -> None:
    def asked(peer: str, headers: list[tuple[str, str]]) -> int:
        settings = Settings(team.record, accounts=team.accounts, proxy_header="x-remote-user", proxies=("10.0.0.1",))
        with TestClient(create_app(settings), base_url=BASE, client=(peer, 1), follow_redirects=False) as client:
            return client.get("/home.json", headers=headers).status_code

    named = [("x-remote-user", "Rosa")]
    assert asked("10.0.0.1", named) == 200
    assert asked("10.0.0.2", named) == 401
    assert asked("10.0.0.1", [("x-remote-user", "Nemo")]) == 401
    assert asked("10.0.0.1", [*named, ("x-remote-user", "Ada")]) == 401
    assert asked("10.0.0.1", []) == 401


def test_over_tls_the_cookie_goes_over_tls_only(team: Settings) -> None:
    settings = Settings(team.record, accounts=team.accounts, https=True)
    with TestClient(create_app(settings), base_url="https://127.0.0.1:8021", follow_redirects=False) as client:
        answer = client.post("/sign-in", data={"name": "Rosa", "password": PASSWORD})
    assert answer.headers["set-cookie"].startswith("__Host-credence=")
    assert "secure" in answer.headers["set-cookie"].lower()


def test_the_command_line_keeps_accounts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    assert main(["accounts", "add", "Ana", "--role", "administrator"]) == 0
    assert main(["accounts", "add", "Bo", "--vouched"]) == 0
    assert main(["accounts", "role", "Bo", "editor"]) == 0
    assert main(["accounts", "close", "Bo"]) == 0
    capsys.readouterr()
    assert main(["accounts", "list", "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(",")[:2] + line.split(",")[3:] for line in lines[1:]] == [
        ["Ana", "administrator", "true", "true"],
        ["Bo", "editor", "false", "false"],
    ]
    assert main(["accounts", "close", "Ana"]) == 1
    assert capsys.readouterr().err == "credence: Ana is the last administrator: make somebody else one first\n"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--host", "0.0.0.0"], "others could come in"),
        (["--proxy-header", "x-user"], "name their accounts"),
        (["--accounts", "none.db"], "none.db: there are no accounts here"),
    ],
)
def test_a_record_is_not_opened_to_whoever_comes(
    samples: Path, words: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--record", str(samples), *words]) == 1
    assert line in capsys.readouterr().err


def test_a_record_opened_for_reading_takes_nothing(settings: Settings) -> None:
    app = create_app(Settings(settings.record, token="t", read_only=True))
    app.add_api_route("/write", _nothing, methods=["POST"], openapi_extra={"x-role": "editor"})
    with TestClient(app, base_url=BASE) as client:
        client.get("/?token=t")
        assert client.get("/").status_code == 200
        answer = client.post("/write", headers={"accept": "application/json"})
        assert (answer.status_code, answer.json()["detail"]) == (403, "This record is open for reading only here.")
