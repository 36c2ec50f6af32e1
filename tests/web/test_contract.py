"""What the description of the API promises, held against its answers to whatever fits it and whatever does not.

EXAMPLES is how many cases there are in all: such as fit the description, and such as break it.
"""

import math
import os
import shutil
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, BaseSchema, Case, GenerationMode, checks
from starlette.testclient import TestClient

from credence.web.app import create_app
from credence.web.gate import GuardedRoute
from credence.web.problems import DATA
from credence.web.settings import Settings

_CASES = int(os.environ.get("EXAMPLES", "120"))
TOKEN = "token-of-the-tests"
_HELD = (
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
)


@pytest.fixture(scope="module")
def api(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> BaseSchema:
    """The description of an application on a record of its own, which acts may write to."""
    path = Path(shutil.copy(samples, tmp_path_factory.mktemp("contract") / "own.db"))
    app = create_app(Settings(str(path), token=TOKEN, names=("*",)))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=_IN)


_IN = {"cookie": f"credence-8021={TOKEN}", "accept": "application/json"}


def test_answers_are_as_they_are_described(api: BaseSchema, subtests: pytest.Subtests) -> None:
    operations = [found.ok() for found in api.get_all_operations()]
    for operation in operations:
        with subtests.test(operation.label):
            _hold(operation, math.ceil(_CASES / len(operations)))


def _hold(operation: APIOperation, cases: int) -> None:
    """Ask the address in ways that fit its description, and in others."""
    modes = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]

    @settings(
        max_examples=cases,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize="EXAMPLES" not in os.environ,  # at length, others each time
    )
    @given(case=st.one_of(operation.as_strategy(generation_mode=mode) for mode in modes))
    def answers(case: Case) -> None:
        case.call_and_validate(headers=_IN, checks=_HELD)

    answers()


def test_every_form_of_data_every_act_and_every_way_in_is_described(reader: TestClient) -> None:
    described = reader.get("/api/openapi.json").json()
    for route in reader.app.routes:  # type: ignore[attr-defined]
        if not isinstance(route, GuardedRoute) or route.path == "/api/openapi.json":
            continue
        path = route.path.replace(":path", "")
        if path.endswith(DATA):
            assert "get" in described["paths"][path]
        if "POST" in route.methods:
            told = described["paths"][path]["post"]
            assert told["summary"]
            assert set(told["responses"]) >= {"200", "303", "401", "403", "404", "422"}
            assert bool(route.dependant.body_params) == ("requestBody" in told), path
    assert described["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    for methods in described["paths"].values():
        for told in methods.values():
            assert {"token": []} in told["security"]
            assert "application/problem+json" in told["responses"]["404"]["content"]
