<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields|AttributeTable" labelsEnabled="1">
<renderer-v2 type="graduatedSymbol" attr="site_count" graduatedMethod="GraduatedColor" symbollevels="0" enableorderby="0" forceraster="0"><ranges>
<range lower="3" upper="3" label="3" symbol="0" render="true"/>
</ranges><symbols>
<symbol type="fill" name="0" alpha="1" clip_to_extent="1" force_rhr="0"><layer class="SimpleFill" enabled="1" locked="0" pass="0"><Option type="Map"><Option type="QString" name="color" value="127,205,187,255"/><Option type="QString" name="style" value="solid"/><Option type="QString" name="outline_color" value="90,90,90,255"/><Option type="QString" name="outline_style" value="solid"/><Option type="QString" name="outline_width" value="0.2"/><Option type="QString" name="outline_width_unit" value="MM"/><Option type="QString" name="joinstyle" value="round"/></Option></layer></symbol>
</symbols><classificationMethod id="Jenks"><labelFormat format="%1 – %2" labelprecision="2" trimtrailingzeroes="1"/></classificationMethod></renderer-v2>
<labeling type="simple"><settings calloutType="simple"><text-style fieldName="unit_name" isExpression="0" fontFamily="Noto Sans CJK SC" fontSize="7.5" fontSizeUnit="Point" fontWeight="50" textColor="34,34,34,255" textOpacity="1" multilineHeight="1"><families><family name="Noto Sans CJK SC"/><family name="Microsoft YaHei"/><family name="PingFang SC"/></families><text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.9" bufferNoFill="1" bufferJoinStyle="128"/></text-style><text-format multilineAlign="0"/><placement placement="4" centroidInside="1" priority="8"/><rendering drawLabels="1" obstacle="0" displayAll="0" fontLimitPixelSize="0"/></settings></labeling>
<aliases>
<alias field="unit_id" index="0" name="Unit ID"/>
<alias field="unit_name" index="1" name="Unit"/>
<alias field="level" index="2" name="Level"/>
<alias field="parent_id" index="3" name="Parent unit"/>
<alias field="area_km2" index="4" name="Area (km²)"/>
<alias field="site_count" index="5" name="Sites"/>
<alias field="site_density_km2" index="6" name="Sites per km²"/>
<alias field="open_count" index="7" name="Open sites"/>
<alias field="overdue_count" index="8" name="Overdue sites"/>
<alias field="closed_count" index="9" name="Closed sites"/>
<alias field="closed_share" index="10" name="Share closed"/>
<alias field="small_n" index="11" name="Fewer than 5 sites"/>
</aliases>
<attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0"><columns>
<column type="field" name="unit_id" hidden="0" width="-1"/>
<column type="field" name="unit_name" hidden="0" width="-1"/>
<column type="field" name="level" hidden="0" width="-1"/>
<column type="field" name="parent_id" hidden="0" width="-1"/>
<column type="field" name="area_km2" hidden="0" width="-1"/>
<column type="field" name="site_count" hidden="0" width="-1"/>
<column type="field" name="site_density_km2" hidden="0" width="-1"/>
<column type="field" name="open_count" hidden="0" width="-1"/>
<column type="field" name="overdue_count" hidden="0" width="-1"/>
<column type="field" name="closed_count" hidden="0" width="-1"/>
<column type="field" name="closed_share" hidden="0" width="-1"/>
<column type="field" name="small_n" hidden="0" width="-1"/>
<column type="actions" hidden="1" width="-1"/>
</columns></attributetableconfig>
</qgis>
<!-- gridwarden style sha256:4f20f1f3ca52acc022218ccb696c7e070a0b5855fcf9fab6feb5258bc820f13a -->
