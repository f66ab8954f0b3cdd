"""Addresses that must never be connected to, in every way they can be written."""

PRIVATE = [
    "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",  # noqa: S104  # none is bound
    "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1", "192.168.0.1",
    "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "[::]", "[::1]", "[fc00::1]", "[fd00:ec2::254]", "[fe80::1]", "[fec0::1]", "[ff02::1]", "[2001:db8::1]",
    "[::ffff:127.0.0.1]", "[::ffff:169.254.169.254]", "[::ffff:7f00:1]", "[::ffff:0a00:1]", "[64:ff9b::127.0.0.1]",
    "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::a00:1]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[2001:0:1:2:3:4:5:6]",
]  # fmt: skip

# The same machines as the C library and browsers spell them: decimal, hexadecimal, octal, short, with dots.
SPELLINGS = [
    "2130706433", "0x7f000001", "017700000001", "0x7f.0x0.0x0.0x1", "0177.0.0.1", "127.1", "127.0.1", "0x7f.1", "0",
    "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "0xA9.0xFE.0xA9.0xFE", "025177524776",
    "167772161", "0xa000001", "012.0.0.1", "10.1", "192.168.257", "3232235777", "127.0.0.1.", "localhost", "LOCALHOST",
    "[0:0:0:0:0:0:0:1]", "[0000::1]", "[::127.0.0.1]", "[::ffff:0:127.0.0.1]",
    "１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "%31%32%37.0.0.1",
]  # fmt: skip

# Parts of an address that readers take differently.
TRICKS = [
    "http://news.example@127.0.0.1/", "http://news.example:80@127.0.0.1/", "http://127.0.0.1#@news.example/",
    "http://127.0.0.1?@news.example/", "http://127.0.0.1\\@news.example/", "http://news.example\\@127.0.0.1/",
    "http://127.0.0.1;news.example/", "http://news.example@@127.0.0.1/", "http://[::1]@news.example:x/",
    "http:127.0.0.1/", "http:///127.0.0.1/", "http:/127.0.0.1/", "//127.0.0.1/", "HTTP://127.0.0.1/",
    "http://127.0.0.1\t/", "http://127.0.0.1%00.news.example/", "http://127.0.0.1%2f.news.example/", "http://\x00/",
    "http://[::1%25lo]/", "http://[fe80::1%25eth0]/", "http://127.0.0.1:-1/", "http://127.0.0.1:99999/",
    "gopher://127.0.0.1:6379/_x", "dict://127.0.0.1:11211/", "file://127.0.0.1/etc/passwd", "ldap://127.0.0.1/",
    "jar:http://127.0.0.1!/", "http+unix://%2Fvar%2Frun%2Fdocker.sock/", "unix:/var/run/docker.sock", "http://", "http://.",
    "http://..", "", " ", "http:// /", "http://-", f"http://{'a' * 300}/", "http://xn--/", "http://xn--0/",
]  # fmt: skip
