// Tests import one module for drawing, searching and checking.
@_exported import PropertySearch
