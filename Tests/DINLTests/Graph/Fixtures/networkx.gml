graph [
  node [
    id 0
    label "Z&#252;rich &#38; &#34;west&#34;"
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
    capacity 2500000.0
    width 4
  ]
  edge [
    source 0
    target 2
    capacity 1000000.0
  ]
  edge [
    source 1
    target 2
    capacity 4000000.0
    width 4
  ]
]
