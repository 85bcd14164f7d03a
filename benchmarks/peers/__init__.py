"""The engines that are compared: each module's ``render`` makes PDF bytes of a consent tree."""
