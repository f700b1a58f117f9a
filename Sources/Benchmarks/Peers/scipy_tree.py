"""scipy.sparse.csgraph.dijkstra with predecessors, on the rows of both directions of each link."""
import sys

from peer import serve
import numpy
import scipy
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

numbers = numpy.fromfile(sys.argv[1], "<f8")
nodes, links = int(numbers[0]), int(numbers[1])
first, second = (numbers[3 + side * links : 3 + (side + 1) * links].astype("i4") for side in (0, 1))
costs = numbers[3 + 2 * links : 3 + 3 * links]
graph = csr_array(
    (numpy.r_[costs, costs], (numpy.r_[first, second], numpy.r_[second, first])), shape=(nodes, nodes)
)
found = None


def run():
    global found
    found = dijkstra(graph, directed=True, indices=0, return_predecessors=True)


serve(scipy.__version__, run, lambda: found[0])
