"""Guards for tests that attack: nothing leaves this machine, whatever a test or the program tries."""

import socket
from ipaddress import ip_address

import pytest

PUBLIC = "93.184.216.34"  # stands for any public address: connections to it end at the loopback server


class Network:
    """Names that resolve, where connections went, and which were stopped."""

    def __init__(self, port):
        self.port, self.names, self.asked, self.connected = port, {}, [], []

    def resolve(self, host):
        answers = self.names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]


@pytest.fixture
def network(web, monkeypatch):
    """The loopback server as the internet: `network.names[host] = [[address, ...], ...]`, a list for each question."""
    net = Network(web.server_address[1])
    really_resolve, really_connect = socket.getaddrinfo, socket.socket.connect

    def resolve(host, port, *rest, **named):
        net.asked += [host] if host in net.names else []
        addresses = net.resolve(host) if host in net.names else [host]
        named = {**named, "flags": 0 if host in net.names or host == "localhost" else socket.AI_NUMERICHOST}
        return [found for address in addresses for found in really_resolve(address, port, *rest, **named)]

    def connect(self, address):
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            net.connected.append(address[0])
            if address[0] == PUBLIC:
                address = ("127.0.0.1", net.port)
            elif not ip_address(address[0]).is_loopback:
                raise AssertionError(f"a connection to {address[0]}")
        return really_connect(self, address)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket.socket, "connect", connect)
    return net
