"""NetworkX: a file of node-link JSON, and the distances and predecessors from its first node."""
import json
import sys

from peer import serve
import networkx

distances = None
order = None


def run():
    global distances, order
    with open(sys.argv[3], encoding="utf-8") as file:
        graph = networkx.node_link_graph(json.load(file), edges="edges")
    order = list(graph)
    _, distances = networkx.dijkstra_predecessor_and_distance(
        graph, order[0], weight=lambda first, second, link: 1 / link["capacity"]
    )


serve(networkx.__version__, run, lambda: [distances[node] for node in order])
