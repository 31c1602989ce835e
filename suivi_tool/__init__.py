"""Appeals against certification decisions (MGT 02), followed in the tracker that is there."""

__version__ = "0.1.0"
