"""An epoch of in-network learning in JAX: one jitted scan over the batches. network.c states the input."""
import os
import sys

from peer import serve

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"
import jax
import jax.numpy as jnp
import numpy

numbers = iter(numpy.fromfile(sys.argv[1], "<f8"))


def take(count):
    return numpy.array([next(numbers) for _ in range(int(count))])


nodes, arc_count, classes, features, root, batch, hidden = (int(value) for value in take(7))
rate = next(numbers)
order = take(nodes).astype(int)
arcs = take(3 * arc_count).astype(int).reshape(-1, 3)
views = [take(next(numbers)).astype(int) for _ in range(nodes)]
incoming = [[arc for arc in arcs if arc[1] == node] for node in range(nodes)]
outputs = [classes if node == root else max(arc[2] for arc in arcs if arc[0] == node) for node in range(nodes)]
parameters = []
for node in range(nodes):
    inputs = len(views[node]) + sum(arc[2] for arc in incoming[node])
    shapes = [(inputs, hidden), (hidden,), (hidden, outputs[node]), (outputs[node],)]
    block = take(next(numbers)).astype("f4")
    parts = numpy.split(block, numpy.cumsum([numpy.prod(shape) for shape in shapes])[:-1])
    parameters.append([jnp.asarray(part.reshape(shape)) for part, shape in zip(parts, shapes)])
samples = int(next(numbers))
labels = jnp.asarray(take(samples).astype("i4"))
taken = take(samples).astype("i4")
table = jnp.asarray(take(samples * features).astype("f4").reshape(samples, features))
steps = -(-samples // batch)


def loss(parameters, rows, labels):
    latents = {}
    for node in order:
        parts = [rows[:, views[node]]] + [latents[arc[0]][:, : arc[2]] for arc in incoming[node]]
        first, bias, second, shift = parameters[node]
        latents[node] = jax.nn.relu(jnp.concatenate(parts, 1) @ first + bias) @ second + shift
    chosen = jnp.take_along_axis(jax.nn.log_softmax(latents[root]), labels[:, None], 1)
    return -chosen.mean()


def step(carry, rows, index):
    parameters, means, squares, count = carry
    value, gradient = jax.value_and_grad(loss)(parameters, table[rows], labels[rows])
    count = count + 1
    means = jax.tree.map(lambda mean, g: 0.9 * mean + 0.1 * g, means, gradient)
    squares = jax.tree.map(lambda square, g: 0.999 * square + 0.001 * g * g, squares, gradient)
    pace = rate * (1 + jnp.cos(jnp.pi * index / steps)) / 2 / (1 - 0.9**count)
    correction = 1 / (1 - 0.999**count)
    parameters = jax.tree.map(
        lambda p, mean, square: p - pace * mean / (jnp.sqrt(square * correction) + 1e-8), parameters, means, squares
    )
    return (parameters, means, squares, count), value * len(rows)


@jax.jit
def epoch(carry, taken):
    whole = samples // batch
    batches = (taken[: whole * batch].reshape(whole, batch), jnp.arange(whole))
    carry, losses = jax.lax.scan(lambda carry, item: step(carry, *item), carry, batches)
    total = losses.sum()
    if whole < steps:
        carry, last = step(carry, taken[whole * batch :], whole)
        total += last
    return carry, total / samples


zeros = jax.tree.map(jnp.zeros_like, parameters)
carry = (parameters, zeros, zeros, jnp.float32(0))
found = None


def run():
    global carry, found
    carry, value = epoch(carry, taken)
    found = float(jax.block_until_ready(value))


serve(jax.__version__, run, lambda: [found, 0])
