"""The network as networkx reads it: directed, names unchanged, edges with what they stand for."""

import io

import networkx

from credence.exchange.exports import Material
from tests.exchange.exports.conftest import Written
from tests.exchange.exports.samples import HOSTILE, PERSIAN


def test_nodes_have_their_names_and_edges_their_facts(written: Written, material: Material) -> None:
    graph = networkx.read_gexf(io.BytesIO(written("gexf").encode()))
    assert graph.is_directed()
    labels = networkx.get_node_attributes(graph, "label")
    assert {HOSTILE, PERSIAN, "Chile", "Ana Beridze"} <= set(labels.values())
    facts = {data["fact"] for _, _, data in graph.edges(data=True) if "fact" in data}
    assert facts <= {name for name, _ in material.named()}
    (opened,) = (data for _, _, data in graph.edges(data=True) if data.get("kind") == "mission-opened")
    assert (opened["status"], opened["date"]) == ("disputed", "2014")
    assert [labels[name] for name in networkx.shortest_path(graph, "state-GEO", "state-CHL")] == ["Georgia", "Chile"]
