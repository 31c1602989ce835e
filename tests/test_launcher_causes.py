"""Why an installation failed: the first cause that the log shows, with what to do."""

from __future__ import annotations

import re

import pytest

from launcher.causes import CAUSES, sentence_for


@pytest.mark.parametrize(
    ("log", "told"),
    [
        ("OSError: [Errno 28] No space left on device", "plus assez de place"),
        ("SSLError(SSLCertVerificationError: CERTIFICATE_VERIFY_FAILED)", "PIP_CERT"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "n’est pas celui qui était attendu"),
        (
            (
                "WARNING: Retrying: NewConnectionError('Failed to establish a new connection')\n"
                "ERROR: No matching distribution found for lxml==6.1.3"
            ),
            "n’est pas joignable",
        ),
        ("ERROR: No matching distribution found for isal==1.9.1", "n’existe pas pour ce Python"),
        (
            "Looking in links: D:/Été/roues\nERROR: No matching distribution found for lxml",
            "«\u00a0roues\u00a0» ne contient pas",
        ),
        ("PermissionError: [Errno 13] Permission denied", "SUIVI_ENV"),
        (
            (
                "ERROR: Could not find a version that satisfies lxml==6.1.3 (from versions: none)\n"
                "ERROR: No matching distribution found for lxml==6.1.3"
            ),
            "n’est pas joignable",
        ),
        (
            (
                "ERROR: Ignored versions that require a different python version: 3.0\n"
                "ERROR: Could not find a version that satisfies pandas==3.0 (from versions: none)"
            ),
            "n’existe pas pour ce Python",
        ),
        (
            "ERROR: Could not find a suitable TLS CA certificate bundle, invalid path: C:/x.pem",
            "PIP_CERT",
        ),
        ("[Errno 2] No such file or directory: '/proc/nope'", "SUIVI_ENV"),
        ("something never seen", "Envoyez le journal"),
    ],
)
def test_a_cause_is_told_with_its_remedy(log: str, told: str) -> None:
    assert told in sentence_for(log)
    assert sentence_for(log).startswith("Installation impossible\u00a0: ")


def test_of_several_causes_the_first_of_the_list_is_told() -> None:
    log = "ERROR: No matching distribution\nOSError: [Errno 28] No space left on device"
    assert "plus assez de place" in sentence_for(log)


def test_every_cause_is_french_with_its_spaces() -> None:
    for pattern, _ in CAUSES:
        example = re.sub(r"\\.|[.*\[\]^$|]", " ", pattern.split("|")[0]).strip()
        said = sentence_for(example)
        assert not re.search(r" [:;?!»]|« |'", said), said
