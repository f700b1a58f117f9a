import DINL
