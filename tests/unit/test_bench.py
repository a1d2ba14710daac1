"""The instruments measure what they say."""

import pytest

from bench.cliente import open_session
from bench.sesiones import arguments
from bench.tabla import percentile, table


def test_a_percentile_is_one_of_the_values():
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.0
    assert percentile(list(map(float, range(1, 101))), 95) == 95.0
    assert percentile([7.0], 95) == 7.0
    assert percentile([], 50) is None


def test_a_table_lines_up_and_says_what_is_missing():
    assert table([{"p": "a", "ms": 1.25}, {"p": "bb", "ms": None}]) == "p    ms\na   1.2\nbb    –"


@pytest.mark.parametrize("url", ["http://example.com:8501", "http://10.0.0.8:8501", ""])
def test_only_this_machine_is_measured(url: str):
    with pytest.raises(ValueError, match="esta misma máquina"):
        open_session(url)


def test_a_measurement_has_limits(capsys):
    with pytest.raises(SystemExit):
        arguments(["--sesiones", "100000"])
    assert "sesiones" in capsys.readouterr().err
