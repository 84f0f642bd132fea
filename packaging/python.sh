#!/bin/sh
# Prints the path of the first CPython 3.12 to 3.15 here, or of $PYTHON alone if that is set; ends with 1 when none fits.
# Older ones lose references in PySide6 and abort; free-threaded ones have no PySide6.
if [ -n "${PYTHON:-}" ]; then
    set -- "$PYTHON"
else
    set -- python3.13 python3.12 python3.14 python3.15 python3 python \
        "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-5]*/bin/python3 \
        "${XDG_DATA_HOME:-$HOME/.local/share}"/uv/python/cpython-3.1[2-5]*/bin/python3
fi
for candidate; do # one that does not start (a shim that leads nowhere) falls through like one that does not fit
    "$candidate" -I -c '
import os, sys, sysconfig
fits = sys.implementation.name == "cpython" and (3, 12) <= sys.version_info < (3, 16)
sys.exit(not fits or bool(sysconfig.get_config_var("Py_GIL_DISABLED")) or print(os.path.realpath(sys.executable)))
' 2>/dev/null && exit 0
done
exit 1
