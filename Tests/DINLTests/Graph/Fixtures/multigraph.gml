graph [
  multigraph 1
  node [
    id 0
    label "r"
  ]
  node [
    id 1
    label "a"
  ]
  node [
    id 2
    label "b"
  ]
  edge [
    source 0
    target 1
    key 0
    capacity 1000000.0
  ]
  edge [
    source 0
    target 1
    key 1
    capacity 2000000.0
  ]
  edge [
    source 1
    target 2
    key 0
    capacity 5000000.0
  ]
]
