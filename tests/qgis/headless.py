"""A headless QGIS: opens layers with the style beside them and draws them."""
import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="gridwarden-qgis-"))

from qgis.core import (QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsRectangle, QgsVectorLayer)  # noqa: E402
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QColor  # noqa: E402


class Qgis:
    """`with Qgis() as qgis:`; every message of QGIS above information is kept in `messages`."""

    def __enter__(self):
        QgsApplication.setPrefixPath("/usr", True)
        self.app = QgsApplication([], False)
        QgsApplication.initQgis()
        self.messages = []
        QgsApplication.messageLog().messageReceived.connect(lambda text, tag, level: level > 0 and self.messages.append(f"{tag}: {text}"))
        return self

    def __exit__(self, *_):
        QgsApplication.exitQgis()


def open_layer(path):
    """A layer with the style that lies beside it, as QGIS itself loads it."""
    layer = QgsVectorLayer(str(path), path.stem, "ogr")
    return layer


def draw(layers, size, extent=None, background="#ffffff", dpi=96):
    """The layers, first on top, as a QImage."""
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setOutputSize(QSize(*size))
    settings.setOutputDpi(dpi)
    settings.setBackgroundColor(QColor(background))
    settings.setDestinationCrs(layers[0].crs())
    extent = extent or QgsRectangle(layers[-1].extent())
    extent.scale(1.05)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage()


def pixels_of(image, colour, tolerance=6):
    """How many pixels of an image have about this colour."""
    want = QColor(colour)
    count = 0
    for y in range(0, image.height()):
        for x in range(0, image.width()):
            got = image.pixelColor(x, y)
            if max(abs(got.red() - want.red()), abs(got.green() - want.green()), abs(got.blue() - want.blue())) <= tolerance:
                count += 1
    return count
