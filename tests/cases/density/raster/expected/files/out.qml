<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
<pipe><rasterrenderer type="singlebandpseudocolor" band="1" alphaBand="-1" opacity="0.75" nodataColor="" classificationMin="0.1" classificationMax="0.7"><rasterTransparency/><rastershader><colorrampshader colorRampType="DISCRETE" classificationMode="1" clip="0" minimumValue="0.1" maximumValue="0.7" labelPrecision="6">
<item value="0.1" label="低于 0.1" alpha="0" color="#ffffff"/>
<item value="0.2" label="0.1 – 0.2" alpha="255" color="#ffffb2"/>
<item value="0.3" label="0.2 – 0.3" alpha="255" color="#fed976"/>
<item value="0.4" label="0.3 – 0.4" alpha="255" color="#feb24c"/>
<item value="0.5" label="0.4 – 0.5" alpha="255" color="#fc4e2a"/>
<item value="0.6" label="0.5 – 0.6" alpha="255" color="#e31a1c"/>
<item value="inf" label="0.6 – 0.7" alpha="255" color="#b10026"/>
</colorrampshader></rastershader></rasterrenderer><brightnesscontrast brightness="0" contrast="0" gamma="1"/><huesaturation saturation="0" grayscaleMode="0"/><rasterresampler maxOversampling="2"/></pipe><blendMode>0</blendMode>
</qgis>
<!-- gridwarden style sha256:631536ab670fa7dbf016ae906cbf4458a6b6e34e0e6f44bf8f55d325b869e5dd -->
