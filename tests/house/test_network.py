"""The tests themselves reach nobody."""

import socket

import pytest

from tests.conftest import NetworkForbidden


def test_a_test_cannot_reach_another_machine():
    with socket.socket() as sock, pytest.raises(NetworkForbidden, match=r"192\.0\.2\.1"):
        sock.connect(("192.0.2.1", 80))


def test_a_test_cannot_look_up_a_name():
    with pytest.raises(NetworkForbidden, match=r"www\.example\.org"):
        socket.create_connection(("www.example.org", 80))


def test_a_test_may_speak_to_its_own_machine():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
