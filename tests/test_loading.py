import gc

from geodata.loading import for_good


def test_what_is_loaded_for_good_is_not_looked_at_for_garbage():
    before = gc.get_freeze_count()
    with for_good():
        loaded = [[] for _ in range(1000)]
    assert gc.get_freeze_count() - before >= len(loaded)
    assert gc.isenabled()
