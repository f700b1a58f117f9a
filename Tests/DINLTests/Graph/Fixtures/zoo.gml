graph [
  DateObtained "1/01/11"
  Network "Example &#38; Sons"
  Version "1.0"
  label "Example"
  Creator "typed by hand in the form of the Topology Zoo Toolset"
  node [
    id 0
    label "Gen&#232;ve"
    Country "Switzerland"
    Longitude 6.15
    Internal 1
    Latitude 46.2
  ]
  node [
    id 1
    label "None"
    Internal 0
  ]
  node [
    id 2
    label "None"
    Internal 0
  ]
  node [
    id 3
    label "Bern"
    Longitude 7.45
    Internal 1
    Latitude 46.95
  ]
  edge [
    source 0
    target 3
    LinkSpeed "10"
    LinkNote " it/s"
    LinkLabel "10 Gbit/s"
    LinkSpeedUnits "G"
    LinkSpeedRaw 10000000000.0
  ]
  edge [
    source 0
    target 1
    LinkType "OC-48"
    LinkLabel "OC-48c"
    LinkNote "c"
  ]
  edge [
    source 1
    target 0
    LinkLabel "2 x STM-1"
    id "e1"
  ]
  edge [
    source 1
    target 2
    LinkLabel "< 10 Gbps"
  ]
  edge [
    source 2
    target 3
    LinkLabel "300M-1Gb/s"
  ]
  edge [
    source 1
    target 3
    id "e5"
  ]
]
