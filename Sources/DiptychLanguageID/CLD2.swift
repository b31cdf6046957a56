internal import CCLD2
