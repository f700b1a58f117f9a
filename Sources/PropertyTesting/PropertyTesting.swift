// Tests import this module alone to draw, search and check.
@_exported import PropertySearch
