// Dijkstra's algorithm of the Boost Graph Library on its compressed rows, with parents; for c++ -O3.
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/version.hpp>
#include <cstdint>
#include <utility>
#include <vector>

#include "peer.h"

struct Cost {
  double cost;
};
using Graph = boost::compressed_sparse_row_graph<
    boost::directedS, boost::no_property, Cost, boost::no_property, std::uint32_t, std::uint32_t>;

struct Search {
  Graph graph;
  std::vector<double> distances;
  std::vector<std::uint32_t> parents;
};

static void run(void *state) {
  Search &search = *static_cast<Search *>(state);
  const auto index = get(boost::vertex_index, search.graph);
  boost::dijkstra_shortest_paths_no_color_map(
      search.graph, 0u,
      boost::predecessor_map(boost::make_iterator_property_map(search.parents.begin(), index))
          .distance_map(boost::make_iterator_property_map(search.distances.begin(), index))
          .weight_map(get(&Cost::cost, search.graph)));
}

int main(int, char **arguments) {
  double *input = read_input(arguments[1]);
  const std::size_t nodes = std::size_t(input[0]), links = std::size_t(input[1]);
  const double *first = input + 3, *second = first + links, *costs = second + links;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Cost> weights;
  for (std::size_t link = 0; link < links; link++) {
    ends.emplace_back(first[link], second[link]);
    ends.emplace_back(second[link], first[link]);
    weights.insert(weights.end(), 2, Cost{costs[link]});
  }
  Search search{
      Graph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), weights.begin(), nodes),
      std::vector<double>(nodes), std::vector<std::uint32_t>(nodes)};
  free(input);
  return serve(BOOST_LIB_VERSION, arguments[2], run, &search, search.distances.data(), nodes);
}
