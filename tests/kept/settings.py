"""The settings of the embedded site, whose pages say which rendering they are."""

from chroniques.settings import local

globals().update({name: value for name, value in vars(local).items() if name.isupper()})
MIDDLEWARE = ["tests.kept.counting.counted", *local.MIDDLEWARE]
